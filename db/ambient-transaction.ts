import { AsyncLocalStorage } from 'node:async_hooks'
import type { PgTransactionConfig } from 'drizzle-orm/pg-core'
import { env } from '@/lib/config/env'
import { TransactionWrites } from './library-writes'
import type { Database } from './postgres'
import { rejectOverlaps, StatementSlot } from './statement-slot'

/** A transaction, or one nested in it; `executor` is undefined until it has begun. */
type Scope = {
  executor?: Database
  isOpen: boolean
  slot: StatementSlot | undefined
  /** Those of the outermost transaction. */
  writes: TransactionWrites
}

const scopes = new AsyncLocalStorage<Scope>()

const openScope = (): Scope | undefined => {
  const scope = scopes.getStore()
  return scope?.isOpen ? scope : undefined
}

/** The ambient transaction of the running call; undefined outside of one. */
export const ambientExecutor = (): Database | undefined => openScope()?.executor

/**
 * Runs `work` in one transaction that `ambientExecutor` returns to everything `work` calls; nested
 * in the current one, if there is one. What continues after `work`, such as a listener that the
 * commit wakes, is outside again.
 *
 * The statements of a transaction share a connection and must not overlap. Development and tests
 * reject a second one while the first still runs.
 */
export function runInAmbientTransaction<Result>(
  database: Database,
  work: () => Promise<Result>,
  { rejectsOverlaps = !env().isProduction } = {},
): Promise<Result> {
  const outer = openScope()
  const slot = rejectsOverlaps ? (outer?.slot?.nest() ?? new StatementSlot()) : undefined
  return withWrites(database, outer, (writes) =>
    runInScope(database, { isOpen: true, slot, writes }, work),
  )
}

/** Runs `work` in a transaction; nested in the ambient one, if there is one. */
export function runInTransaction<Result>(
  database: Database,
  work: (executor: Database) => Promise<Result>,
  config?: PgTransactionConfig,
): Promise<Result> {
  const outer = openScope()
  return withWrites(database, outer, (writes) => {
    if (outer) {
      return runInScope(database, { isOpen: true, slot: outer.slot?.nest(), writes }, work, config)
    }
    return database.transaction((executor) => {
      writes.observe(executor)
      return work(executor)
    }, config)
  })
}

async function withWrites<Result>(
  database: Database,
  outer: Scope | undefined,
  run: (writes: TransactionWrites) => Promise<Result>,
): Promise<Result> {
  if (outer) return run(outer.writes)
  const writes = new TransactionWrites(database)
  try {
    return await run(writes)
  } finally {
    await writes.finish()
  }
}

function runInScope<Result>(
  database: Database,
  scope: Scope,
  work: (executor: Database) => Promise<Result>,
  config?: PgTransactionConfig,
): Promise<Result> {
  const transaction = () =>
    database.transaction(async (executor) => {
      scope.writes.observe(executor)
      if (scope.slot) rejectOverlaps(executor, currentSlot)
      scope.executor = executor
      try {
        return await work(executor)
      } finally {
        scope.isOpen = false
      }
    }, config)
  const run = () => scopes.run(scope, transaction)
  const outer = openScope()
  return outer?.slot ? outer.slot.run('a nested transaction', run) : run()
}

const currentSlot = (): StatementSlot | undefined => scopes.getStore()?.slot
