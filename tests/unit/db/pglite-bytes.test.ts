import type { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPglite } from '@/db/pglite'

const BYTES = 2 ** 21
const RUNS = 5
const OPEN_TIMEOUT_MS = 120_000
/** Of the same content as hexadecimal text; converted byte by byte it is more than twenty. */
const MAX_RATIO = 8

let database: PGlite
const query = async (sql: string, values: unknown[] = []) =>
  (await database.query<{ value: unknown }>(sql, values)).rows[0]?.value

beforeAll(async () => {
  database = await createPglite('memory://')
}, OPEN_TIMEOUT_MS)
afterAll(() => database.close())

async function fastestMs(work: () => Promise<unknown>): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY
  for (let run = 0; run < RUNS; run++) {
    const startedAt = performance.now()
    await work()
    fastest = Math.min(fastest, performance.now() - startedAt)
  }
  return fastest
}

it('returns bytes as they were given', async () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  for (const bytes of [all, all.subarray(7, 9), new Uint8Array()]) {
    const returned = await query('select $1::bytea as value', [bytes])
    expect(returned).toBeInstanceOf(Uint8Array)
    expect([...(returned as Uint8Array)]).toEqual([...bytes])
  }
  expect(await query('select null::bytea as value')).toBeNull()
})

it('does not convert long bytes one by one', async () => {
  const bytes = new Uint8Array(BYTES).fill(0xa5)
  const text = Buffer.from(bytes).toString('hex')
  const textMs = await fastestMs(() => query('select $1::text as value', [text]))
  const bytesMs = await fastestMs(() => query('select $1::bytea as value', [bytes]))
  expect(bytesMs / textMs).toBeLessThan(MAX_RATIO)
})
