import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { openServer } from '@/db/postgres'
import { rowsOf } from '@/db/rows'
import { forwardTo } from '@/tests/support/cut-connection'
import { startPostgresServer } from '@/tests/support/postgres-server'

/** More than the connections of a pool. */
const QUERIES = 40

it('queries fail at once while the server refuses connections, and work again afterwards', async () => {
  const server = await startPostgresServer()
  if (!server) throw new Error('PostgreSQL was not found on this machine.')
  const forwarded = await forwardTo(server.url)
  const { drizzle, close } = openServer(forwarded.url)
  const query = () => rowsOf(drizzle, sql`select 1 as one`)
  try {
    expect(await query()).toEqual([{ one: 1 }])
    forwarded.cut()
    for (let at = 0; at < QUERIES; at++) await expect(query()).rejects.toThrow()
    await forwarded.restore()
    expect(await query()).toEqual([{ one: 1 }])
  } finally {
    await close()
    forwarded.cut()
    await server.stop()
  }
}, 60_000)
