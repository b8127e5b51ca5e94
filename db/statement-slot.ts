import type { Database } from './postgres'

/**
 * Allows one statement of a transaction at a time. After a second one started before the first had
 * ended, the transaction and those nested in it accept no statement any more: it is rolled back.
 */
export class StatementSlot {
  #running: string | undefined
  readonly #transaction: { overlap?: Error }

  constructor(transaction = {}) {
    this.#transaction = transaction
  }

  /** A slot for the statements of a nested transaction. */
  nest(): StatementSlot {
    return new StatementSlot(this.#transaction)
  }

  /** @throws Error if a statement is running, or if two have overlapped before */
  async run<Result>(statement: string, execute: () => Promise<Result>): Promise<Result> {
    if (this.#running !== undefined) {
      this.#transaction.overlap ??= new Error(
        `Two statements overlap in one ambient transaction. Await "${this.#running}" before "${statement}".`,
      )
    }
    if (this.#transaction.overlap) throw this.#transaction.overlap
    this.#running = statement
    try {
      return await execute()
    } finally {
      this.#running = undefined
    }
  }
}

const guarded = new WeakSet<object>()

/** Runs each statement of a transaction in the slot that `currentSlot` returns, if any. */
export function rejectOverlaps(
  executor: Database,
  currentSlot: () => StatementSlot | undefined,
): void {
  const { session } = executor._
  // A nested transaction of PGlite has the session of the outer one.
  if (guarded.has(session)) return
  guarded.add(session)
  const prepareQuery = session.prepareQuery.bind(session)
  session.prepareQuery = (...query) => {
    const statement = prepareQuery(...query)
    const execute = statement.execute.bind(statement)
    statement.execute = (values) => {
      const run = () => execute(values)
      return currentSlot()?.run(statement.getQuery().sql, run) ?? run()
    }
    return statement
  }
}
