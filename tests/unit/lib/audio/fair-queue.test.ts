import { setImmediate as later } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { FairQueue } from '@/lib/audio/probe/fair-queue'

class FullError extends Error {}
const queueOf = (total: number, perUser: number) =>
  new FairQueue({ total, perUser }, () => new FullError())

it('runs one task at a time, and lets users take turns', async () => {
  const queue = queueOf(64, 3)
  const order: string[] = []
  let running = 0
  const work = (name: string) => async () => {
    expect(++running).toBe(1)
    await later()
    order.push(name)
    running--
  }
  const greedy = ['a1', 'a2', 'a3', 'a4'].map((name) => queue.run('ada', work(name)))
  const others = [queue.run('bob', work('b1')), queue.run('eve', work('e1'))]
  await Promise.all([...greedy, ...others])
  expect(order).toEqual(['a1', 'a2', 'b1', 'e1', 'a3', 'a4'])
})

it('rejects a user with too many waiting tasks, and every user if it is full', async () => {
  const queue = queueOf(3, 2)
  let release = () => {}
  const first = queue.run('ada', () => new Promise<void>((done) => (release = done)))
  const waiting = ['ada', 'ada', 'bob'].map((userId) => queue.run(userId, later))
  await expect(queue.run('ada', later)).rejects.toBeInstanceOf(FullError)
  await expect(queue.run('eve', later)).rejects.toBeInstanceOf(FullError)
  release()
  await Promise.all([first, ...waiting])
  await expect(queue.run('eve', async () => 'done')).resolves.toBe('done')
})

it('continues after a task that fails', async () => {
  const queue = queueOf(3, 2)
  const failing = queue.run('ada', async () => Promise.reject(new Error('broken')))
  const next = queue.run('ada', async () => 'done')
  await expect(failing).rejects.toThrow('broken')
  expect(await next).toBe('done')
})

it('runs one task of a user at a time, and leaves the other lane to other users', async () => {
  const queue = new FairQueue({ total: 64, perUser: 3, lanes: 2 }, () => new FullError())
  const order: string[] = []
  const stuck = Promise.withResolvers<void>()
  const slow = queue.run('mallory', () => stuck.promise)
  const behind = queue.run('mallory', async () => void order.push('mallory'))
  for (const name of ['ada', 'bob', 'ada']) await queue.run(name, async () => void order.push(name))
  expect(order).toEqual(['ada', 'bob', 'ada'])
  stuck.resolve()
  await Promise.all([slow, behind])
  expect(order).toEqual(['ada', 'bob', 'ada', 'mallory'])
})

it('never gives one lane to two tasks', async () => {
  const queue = new FairQueue({ total: 64, perUser: 8, lanes: 2 }, () => new FullError())
  const busy = new Set<number>()
  const work = async (lane: number) => {
    expect(busy.has(lane)).toBe(false)
    busy.add(lane)
    await later()
    busy.delete(lane)
  }
  const users = ['ada', 'bob', 'eve', 'ada', 'bob', 'ada', 'eve', 'ada']
  await Promise.all(users.map((userId) => queue.run(userId, work)))
  expect(busy.size).toBe(0)
})
