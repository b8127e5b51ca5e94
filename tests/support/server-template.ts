import { drizzle } from 'drizzle-orm/postgres-js'
import { PgBoss } from 'pg-boss'
import postgres from 'postgres'
import { applyReleaseMigrations } from '@/db/migrate'
import type { Database } from '@/db/postgres'
import type { PostgresServer } from './postgres-server'

/**
 * Creates a database with the schema, of which each test file creates a copy, because the migrations take
 * a second. Returns its name.
 */
export async function makeServerTemplate({ createDatabase }: PostgresServer): Promise<string> {
  const name = `template_${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`
  const url = await createDatabase(name)
  const client = postgres(url, { max: 1, onnotice: () => undefined })
  await applyReleaseMigrations(drizzle(client) as unknown as Database)
  await client.end()
  const boss = new PgBoss({ connectionString: url, supervise: false })
  await boss.start()
  await boss.stop({ graceful: false })
  return name
}
