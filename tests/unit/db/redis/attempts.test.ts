import type { Redis } from '@upstash/redis'
import { expect, it } from 'vitest'
import { attempts } from '@/db/redis/attempts'
import { RedisUnavailable } from '@/db/redis/unavailable'

const fail = () => Promise.reject(new RedisUnavailable('The connection was refused.'))
const unreachable = { evalsha: fail, eval: fail, del: fail } as unknown as Redis

it('attempts are counted in this process while Redis is unavailable', async () => {
  const counter = { key: `{a}:${crypto.randomUUID()}`, undelayed: 3 }
  const limits = attempts(unreachable)
  const waits: number[] = []
  for (let attempt = 0; attempt < 5; attempt++) waits.push(await limits.count([counter]))
  expect(waits.slice(0, 3)).toEqual([0, 0, 0])
  for (const wait of waits.slice(3)) {
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(1_000)
  }
  await limits.clear([counter])
  expect(await limits.count([counter])).toBe(0)
})
