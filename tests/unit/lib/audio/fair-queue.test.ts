import { setImmediate as later } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { FairQueue } from '@/lib/audio/probe/fair-queue'

const queueOf = (all: number, each: number) => new FairQueue({ all, each }, () => new Error('full'))

it('does one thing at a time, and lets users take turns', async () => {
  const queue = queueOf(64, 3)
  const order: string[] = []
  let atOnce = 0
  const work = (name: string) => async () => {
    expect(++atOnce).toBe(1)
    await later()
    order.push(name)
    atOnce--
  }
  const greedy = ['a1', 'a2', 'a3', 'a4'].map((name) => queue.run('ada', work(name)))
  const others = [queue.run('bob', work('b1')), queue.run('eve', work('e1'))]
  await Promise.all([...greedy, ...others])
  expect(order).toEqual(['a1', 'a2', 'b1', 'e1', 'a3', 'a4'])
})

it('refuses who has too many waiting, and everybody when it is full', async () => {
  const queue = queueOf(3, 2)
  let release = () => {}
  const first = queue.run('ada', () => new Promise<void>((done) => (release = done)))
  const waiting = ['ada', 'ada', 'bob'].map((who) => queue.run(who, later))
  await expect(queue.run('ada', later)).rejects.toThrow('full')
  await expect(queue.run('eve', later)).rejects.toThrow('full')
  release()
  await Promise.all([first, ...waiting])
  await expect(queue.run('eve', async () => 'done')).resolves.toBe('done')
})

it('goes on after work that fails', async () => {
  const queue = queueOf(3, 2)
  const failing = queue.run('ada', async () => Promise.reject(new Error('broken')))
  const next = queue.run('ada', async () => 'done')
  await expect(failing).rejects.toThrow('broken')
  expect(await next).toBe('done')
})
