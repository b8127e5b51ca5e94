import 'server-only'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Database } from './postgres'

/**
 * Runs `work` on a connection of its own to the server of a URL, without the timeouts of the pool, for
 * statements that take minutes and for locks of a session.
 */
export async function withDedicatedConnection<Result>(
  url: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const client = postgres(url, {
    ...{ max: 1, prepare: false, onnotice: () => {}, connect_timeout: 10 },
    connection: { jit: 'off', random_page_cost: 1.1, maintenance_work_mem: '256MB' },
  } as postgres.Options<Record<string, never>>)
  try {
    return await work(drizzle(client) as unknown as Database)
  } finally {
    await client.end({ timeout: 5 })
  }
}
