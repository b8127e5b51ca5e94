import type { Placeholder, SQL } from 'drizzle-orm'
import type { Database } from './postgres'

/** A value, the place for one in a statement that is made once, or a column that has it. */
export type Bound = string | Placeholder | SQL

// Beside a connection, the same one with a server that keeps the plans of what is asked there.
const preparing = new WeakMap<Database, Database>()

/** Makes a connection one that `prepared` builds on, with `twin` to ask through. */
export const keepsPlans = (database: Database, twin: Database = database): void => {
  preparing.set(database, twin)
}

/** The connection to ask through what is asked all the time; undefined in a transaction. */
export const keepsPlansOf = (database: Database): Database | undefined => preparing.get(database)

/**
 * A statement that is asked all the time: its text is made once a connection, and its plan by the
 * server. Inside of a transaction it is made anew, since that has a connection of its own.
 */
export function prepared<Statement>(make: (database: Database) => Statement) {
  const made = new WeakMap<Database, Statement>()
  return (database: Database): Statement => {
    const twin = preparing.get(database)
    if (!twin) return make(database)
    const known = made.get(database) ?? make(twin)
    made.set(database, known)
    return known
  }
}
