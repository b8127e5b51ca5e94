import { expect, it } from 'vitest'
import { call, withApp } from '@/tests/support/app'

withApp(async () => ({ RATE_LIMITS: 'auth=1000/60' }))

const attempt = (setupCode: string, address: string) =>
  call('POST', '/setup', {
    headers: { 'x-forwarded-for': address },
    body: { setupCode, email: 'owner@example.org', password: 'violet mango harbour 42' },
  })

it('delays an address after five wrong codes, with the right code too', async () => {
  const { deriveOwnerCode } = await import('@/lib/services/accounts/owner-code')
  const statuses: number[] = []
  for (let at = 0; at < 6; at++) {
    statuses.push((await attempt('AAAA-AAAA-AAAA-AAAA', '192.0.2.1')).status)
  }
  expect(statuses).toEqual([403, 403, 403, 403, 403, 429])
  const delayed = await attempt(deriveOwnerCode(), '192.0.2.1')
  expect(delayed).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
  expect(Number(delayed.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await attempt(deriveOwnerCode(), '192.0.2.2')).status).toBe(201)
})
