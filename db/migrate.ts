import { resolve } from 'node:path'
import { sql } from 'drizzle-orm'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { ensurePlayPartitions } from './play-partitions'
import type { PostgresConnection } from './postgres'

const MIGRATION_LOCK_KEY = 7_423_551

const folder = () => ({ migrationsFolder: resolve('db/migrations') })

/** Applies missing migrations. If several processes start at once, one of them does and others wait. */
export async function migrate(connection: PostgresConnection): Promise<void> {
  if (connection.kind === 'embedded') {
    await migratePglite(connection.drizzle as never, folder())
  } else {
    await migrateServer(connection.url)
  }
  await ensurePlayPartitions(connection.drizzle)
}

// On a separate connection, without the timeouts of the pool: an index can take minutes.
async function migrateServer(url: string): Promise<void> {
  const client = postgres(url, { max: 1, prepare: false, onnotice: () => {}, connect_timeout: 10 })
  try {
    const database = drizzle(client)
    await database.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK_KEY})`)
    await migratePostgres(database, folder())
    await database.execute(sql`select pg_advisory_unlock(${MIGRATION_LOCK_KEY})`)
  } finally {
    await client.end({ timeout: 5 })
  }
}
