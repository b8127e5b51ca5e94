import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Database } from './postgres'
import { rowsOf } from './rows'

/** A change of data between two migrations that a file of SQL cannot make. */
export type DataStep = {
  /** The tag of the migration after which it runs, in the same transaction. */
  after: string
  /** Whether the database of an earlier release has rows that it changes. */
  isNeeded: (database: Database) => Promise<boolean>
  run: (tx: Database) => Promise<void>
}
type Options = {
  folder: string
  steps: readonly DataStep[]
  /** Runs before the transaction if a data step is needed. */
  beforeSteps?: () => Promise<void>
}
type Migration = { tag: string; hash: string; createdAt: number; statements: string[] }
type Journal = { entries: { when: number; tag: string }[] }

const BREAKPOINT = '--> statement-breakpoint'

/**
 * Applies the missing migrations of a folder and their data steps in one transaction: after a failure
 * the database is as it was. The journal and the table of applied migrations are those of drizzle-kit.
 */
export async function applyMigrations(
  database: Database,
  { folder, steps, beforeSteps }: Options,
): Promise<void> {
  const applied = await readLastApplied(database)
  const missing = readMigrations(folder).filter(({ createdAt }) => createdAt > applied)
  if (missing.length === 0) return
  const needed = applied === 0 ? [] : await findNeeded(database, steps, missing)
  if (needed.length > 0) await beforeSteps?.()
  await database.transaction(async (tx) => {
    for (const migration of missing) {
      await apply(tx, migration)
      await needed.find(({ after }) => after === migration.tag)?.run(tx)
    }
  })
}

async function findNeeded(
  database: Database,
  steps: readonly DataStep[],
  missing: Migration[],
): Promise<DataStep[]> {
  const needed: DataStep[] = []
  for (const step of steps) {
    const isMissing = missing.some(({ tag }) => tag === step.after)
    if (isMissing && (await step.isNeeded(database))) needed.push(step)
  }
  return needed
}

function readMigrations(folder: string): Migration[] {
  const journal: Journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'))
  return journal.entries.map(({ tag, when }) => {
    const text = readFileSync(join(folder, `${tag}.sql`), 'utf8')
    const hash = createHash('sha256').update(text).digest('hex')
    return { tag, hash, createdAt: when, statements: text.split(BREAKPOINT) }
  })
}

async function readLastApplied(database: Database): Promise<number> {
  await database.execute(sql`create schema if not exists drizzle`)
  await database.execute(sql`create table if not exists drizzle.__drizzle_migrations (
    id serial primary key, hash text not null, created_at bigint)`)
  const [row] = await rowsOf<{ last: string | number | null }>(
    database,
    sql`select max(created_at) as last from drizzle.__drizzle_migrations`,
  )
  return Number(row?.last ?? 0)
}

async function apply(tx: Database, { hash, createdAt, statements }: Migration): Promise<void> {
  for (const statement of statements) await tx.execute(sql.raw(statement))
  await tx.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${createdAt})`,
  )
}
