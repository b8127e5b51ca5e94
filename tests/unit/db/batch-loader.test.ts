import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { batched } from '@/db/batch-loader'
import type { Database } from '@/db/postgres'
import { enablePreparedStatements } from '@/db/prepared'

type Values = { user: string; id: number }
type Row = { n: number; name: string }

/** A loader, and the batches it sent; the test decides when each one succeeds or fails. */
function createLoader({ isTransaction = false } = {}) {
  const database = {} as Database
  if (!isTransaction) enablePreparedStatements(database)
  const batches: { values: Values[]; succeed: () => void; fail: () => void }[] = []
  const load = batched<Values, { name: string }>(() => (values) => {
    return new Promise<Row[]>((resolve, reject) => {
      const rows = values.map(({ user, id }, index) => ({ n: index + 1, name: `${user} ${id}` }))
      batches.push({
        values,
        // In another order than the requests, as a server may return them.
        succeed: () => resolve(rows.reverse()),
        fail: () => reject(new Error('failed')),
      })
    })
  })
  return { batches, load: (user: string, id: number) => load(database, { user, id }) }
}

const batchSent = () => pause(5)

it('loads concurrent requests as one batch and returns each its own row', async () => {
  const { batches, load } = createLoader()
  const rows = Promise.all([load('ada', 1), load('bob', 1), load('ada', 2)])
  await batchSent()
  expect(batches.map(({ values }) => values.length)).toEqual([3])
  batches[0]?.succeed()
  expect((await rows).map((row) => row?.name)).toEqual(['ada 1', 'bob 1', 'ada 2'])
})

it('merges equal requests and runs at most two batches at a time', async () => {
  const { batches, load } = createLoader()
  const first = load('ada', 1)
  await batchSent()
  const second = load('ada', 2)
  await batchSent()
  const rest = Promise.all([load('ada', 3), load('bob', 3), load('ada', 3)])
  await batchSent()
  expect(batches.map(({ values }) => values.length)).toEqual([1, 1])
  batches[0]?.succeed()
  batches[1]?.succeed()
  await batchSent()
  expect(batches[2]?.values).toEqual([
    { user: 'ada', id: 3 },
    { user: 'bob', id: 3 },
  ])
  batches[2]?.succeed()
  expect((await first)?.name).toBe('ada 1')
  expect((await second)?.name).toBe('ada 2')
  expect((await rest).map((row) => row?.name)).toEqual(['ada 3', 'bob 3', 'ada 3'])
})

it('does not add a request to a batch that was sent before it', async () => {
  const { batches, load } = createLoader()
  const early = load('ada', 1)
  await batchSent()
  const late = load('ada', 1)
  await batchSent()
  expect(batches).toHaveLength(2)
  for (const { succeed } of batches) succeed()
  expect([await early, await late].map((row) => row?.name)).toEqual(['ada 1', 'ada 1'])
})

it('rejects only the requests of a batch that failed', async () => {
  const { batches, load } = createLoader()
  const failed = Promise.allSettled([load('ada', 1), load('ada', 1)])
  await batchSent()
  const found = load('bob', 2)
  await batchSent()
  batches[0]?.fail()
  batches[1]?.succeed()
  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect((await found)?.name).toBe('bob 2')
})

it('loads each request by a statement of its own in a transaction', async () => {
  const { batches, load } = createLoader({ isTransaction: true })
  const rows = Promise.all([load('ada', 1), load('ada', 1)])
  await batchSent()
  expect(batches.map(({ values }) => values.length)).toEqual([1, 1])
  for (const { succeed } of batches) succeed()
  expect((await rows).map((row) => row?.name)).toEqual(['ada 1', 'ada 1'])
})
