import type { Placeholder, SQL } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** A value, a placeholder of a prepared statement, or a column. */
export type Bound = string | Placeholder | SQL

type Executor = PgDatabase<PgQueryResultHKT>

// For each connection, the one over the same client whose server caches plans.
const preparing = new WeakMap<Executor, Executor>()

/** Makes `prepared` statements of a connection run on `twin`, whose server caches their plans. */
export const enablePreparedStatements = (database: Executor, twin: Executor = database): void => {
  preparing.set(database, twin)
}

/** The connection for `prepared` statements; undefined in a transaction. */
export const preparingConnection = (database: Executor): Executor | undefined =>
  preparing.get(database)

/**
 * A frequent statement, built once for a connection, with its plan cached by the server. In a
 * transaction it is built for each call.
 */
export function prepared<Statement>(build: (database: Executor) => Statement) {
  const statements = new WeakMap<Executor, Statement>()
  return (database: Executor): Statement => {
    const twin = preparingConnection(database)
    if (!twin) return build(database)
    const statement = statements.get(database) ?? build(twin)
    statements.set(database, statement)
    return statement
  }
}
