import { expect, it } from 'vitest'
import { gathered } from '@/db/gathered'
import { keepsPlans } from '@/db/plans'
import type { Database } from '@/db/postgres'

type Asked = { user: string; id: number }
type Row = { n: number; answer: string }

/** A connection, a question about it, and the statements that were sent; each waits to be answered. */
function aConnection({ keeps = true } = {}) {
  const database = {} as Database
  if (keeps) keepsPlans(database)
  const sent: { asked: Asked[]; answer: () => void; fail: () => void }[] = []
  const ask = gathered<Asked, { answer: string }>(() => (asked) => {
    return new Promise<Row[]>((done, failed) => {
      // In another order than they were asked, as a server may answer.
      const rows = asked.map(({ user, id }, at) => ({ n: at + 1, answer: `${user} ${id}` }))
      sent.push({ asked, answer: () => done(rows.reverse()), fail: () => failed(new Error('out')) })
    })
  })
  return { sent, ask: (user: string, id: number) => ask(database, { user, id }) }
}

const settled = () => new Promise((done) => setTimeout(done, 5))

it('answers each with what it asked for, though they are asked together', async () => {
  const { sent, ask } = aConnection()
  const answers = Promise.all([ask('ada', 1), ask('bob', 1), ask('ada', 2)])
  await settled()
  expect(sent.map(({ asked }) => asked.length)).toEqual([3])
  sent[0]?.answer()
  expect((await answers).map((row) => row?.answer)).toEqual(['ada 1', 'bob 1', 'ada 2'])
})

it('asks once what several ask alike, and has two statements under way at most', async () => {
  const { sent, ask } = aConnection()
  const first = ask('ada', 1)
  await settled()
  const second = ask('ada', 2)
  await settled()
  const rest = Promise.all([ask('ada', 3), ask('bob', 3), ask('ada', 3)])
  await settled()
  expect(sent.map(({ asked }) => asked.length)).toEqual([1, 1])
  sent[0]?.answer()
  sent[1]?.answer()
  await settled()
  expect(sent[2]?.asked).toEqual([
    { user: 'ada', id: 3 },
    { user: 'bob', id: 3 },
  ])
  sent[2]?.answer()
  expect((await first)?.answer).toBe('ada 1')
  expect((await second)?.answer).toBe('ada 2')
  expect((await rest).map((row) => row?.answer)).toEqual(['ada 3', 'bob 3', 'ada 3'])
})

it('does not answer with what was read before it was asked', async () => {
  const { sent, ask } = aConnection()
  const early = ask('ada', 1)
  await settled()
  const late = ask('ada', 1)
  await settled()
  expect(sent).toHaveLength(2)
  for (const { answer } of sent) answer()
  expect([await early, await late].map((row) => row?.answer)).toEqual(['ada 1', 'ada 1'])
})

it('fails those alone whose statement failed', async () => {
  const { sent, ask } = aConnection()
  const lost = Promise.allSettled([ask('ada', 1), ask('ada', 1)])
  await settled()
  const found = ask('bob', 2)
  await settled()
  sent[0]?.fail()
  sent[1]?.answer()
  expect((await lost).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect((await found)?.answer).toBe('bob 2')
})

it('asks alone in a transaction', async () => {
  const { sent, ask } = aConnection({ keeps: false })
  const answers = Promise.all([ask('ada', 1), ask('ada', 1)])
  await settled()
  expect(sent.map(({ asked }) => asked.length)).toEqual([1, 1])
  for (const { answer } of sent) answer()
  expect((await answers).map((row) => row?.answer)).toEqual(['ada 1', 'ada 1'])
})
