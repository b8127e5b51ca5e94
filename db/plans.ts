import type { Placeholder, SQL } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** A value, the place for one in a statement that is made once, or a column that has it. */
export type Bound = string | Placeholder | SQL

type Executor = PgDatabase<PgQueryResultHKT>

// Beside a connection, the same one with a server that keeps the plans of what is asked there.
const preparing = new WeakMap<Executor, Executor>()

/** Names the twin of a connection to ask through what is asked all the time. */
export const keepsPlans = (database: Executor, twin: Executor = database): void => {
  preparing.set(database, twin)
}

/** The connection to ask through what is asked all the time; undefined in a transaction. */
export const keepsPlansOf = (database: Executor): Executor | undefined => preparing.get(database)

/** A statement that is made once for a connection, whose plan its server keeps. */
export function planned<Prepared>(make: (database: Executor) => Prepared) {
  const made = new WeakMap<Executor, Prepared>()
  return (database: Executor): Prepared => {
    const twin = keepsPlansOf(database)
    if (!twin) return make(database)
    const known = made.get(database) ?? make(twin)
    made.set(database, known)
    return known
  }
}
