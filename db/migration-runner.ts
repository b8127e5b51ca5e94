import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { readLastApplied } from './applied-migrations'
import { type LockRetries, transactionWithLockRetries } from './lock-retry'
import type { Database } from './postgres'
import { isMissingPrivilege } from './rows'
import { UpgradeError } from './upgrade-error'

/**
 * A change of data between two migrations that a file of SQL cannot make. It is resumed after a crash:
 * `run` changes rows in transactions of its own, and stores which of them are done.
 */
export type DataStep = {
  /** The tag of the migration after which it runs. */
  after: string
  /** Whether the database of an earlier release has rows that it changes. */
  isNeeded: (database: Database) => Promise<boolean>
  /** Whether an earlier process prepared it and did not finish it. */
  isUnfinished: (database: Database) => Promise<boolean>
  /** Runs in the transaction of the migration `after`; `backup` is the path of the backup. */
  prepare: (tx: Database, backup: string | undefined) => Promise<void>
  run: (database: Database) => Promise<void>
  /** @throws UpgradeError if the data is not complete; runs in the transaction of the next migrations */
  finish: (tx: Database) => Promise<void>
}
type Options = {
  folder: string
  steps: readonly DataStep[]
  /** Runs before the first transaction if a data step is needed; returns the path of the backup. */
  beforeSteps?: () => Promise<string | undefined>
  /** Runs after a step that could not be finished; throws the error for the operator. */
  onIncomplete?: (error: UpgradeError) => Promise<never>
  lockRetries?: LockRetries
}
type Migration = { tag: string; hash: string; createdAt: number; statements: string[] }
type Journal = { entries: { when: number; tag: string }[] }
/** Migrations that are applied in one transaction. */
type Batch = { finish?: DataStep; migrations: Migration[]; prepare?: DataStep }

const BREAKPOINT = '--> statement-breakpoint'

/**
 * Applies the missing migrations of a folder, each data step between two transactions. The journal and
 * the table of applied migrations are those of drizzle-kit.
 * @throws MigrationBlockedError if other transactions hold locks for too long
 * @throws UpgradeError if migrations are missing and the role may not change the schema
 */
export async function applyMigrations(database: Database, options: Options): Promise<void> {
  try {
    await applyMissing(database, options)
  } catch (error) {
    if (!isMissingPrivilege(error)) throw error
    throw new UpgradeError(
      'Migrations are missing, and the role of DATABASE_URL may not change the schema. Run "npm run db:migrate" with the role that owns the tables, then start again.',
      { cause: error },
    )
  }
}

async function applyMissing(database: Database, options: Options): Promise<void> {
  const { folder, steps, beforeSteps, onIncomplete, lockRetries } = options
  const applied = await readLastApplied(database)
  const missing = readMigrations(folder).filter(({ createdAt }) => createdAt > applied)
  if (missing.length === 0) return
  const { unfinished, needed } = await findSteps(database, steps, { applied, missing })
  await unfinished?.run(database)
  const backup = needed.length > 0 ? await beforeSteps?.() : undefined
  for (const batch of toBatches(missing, needed, unfinished)) {
    const applyBatch = (tx: Database) => applyInTransaction(tx, batch, backup)
    await transactionWithLockRetries(database, applyBatch, lockRetries).catch((error: unknown) => {
      const isIncomplete = batch.finish && error instanceof UpgradeError
      if (isIncomplete && onIncomplete) return onIncomplete(error)
      throw error
    })
    await batch.prepare?.run(database)
  }
}

function toBatches(missing: Migration[], needed: DataStep[], unfinished?: DataStep): Batch[] {
  const batches: Batch[] = [{ migrations: [], finish: unfinished }]
  for (const migration of missing) {
    const batch = batches.at(-1)
    batch?.migrations.push(migration)
    const step = needed.find(({ after }) => after === migration.tag)
    if (!batch || !step) continue
    batch.prepare = step
    batches.push({ migrations: [], finish: step })
  }
  return batches
}

async function applyInTransaction(
  tx: Database,
  { finish, migrations, prepare }: Batch,
  backup: string | undefined,
): Promise<void> {
  await finish?.finish(tx)
  for (const migration of migrations) await apply(tx, migration)
  await prepare?.prepare(tx, backup)
}

type Progress = { applied: number; missing: Migration[] }

async function findSteps(
  database: Database,
  steps: readonly DataStep[],
  { applied, missing }: Progress,
): Promise<{ unfinished?: DataStep; needed: DataStep[] }> {
  const needed: DataStep[] = []
  let unfinished: DataStep | undefined
  for (const step of applied === 0 ? [] : steps) {
    const isMissing = missing.some(({ tag }) => tag === step.after)
    if (!isMissing && (await step.isUnfinished(database))) unfinished = step
    if (isMissing && (await step.isNeeded(database))) needed.push(step)
  }
  return { unfinished, needed }
}

function readMigrations(folder: string): Migration[] {
  const journal: Journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'))
  return journal.entries.map(({ tag, when }) => {
    const text = readFileSync(join(folder, `${tag}.sql`), 'utf8')
    const hash = createHash('sha256').update(text).digest('hex')
    return { tag, hash, createdAt: when, statements: text.split(BREAKPOINT) }
  })
}

async function apply(tx: Database, { hash, createdAt, statements }: Migration): Promise<void> {
  for (const statement of statements) await tx.execute(sql.raw(statement))
  await tx.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${createdAt})`,
  )
}
