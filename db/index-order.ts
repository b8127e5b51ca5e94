import { sql } from 'drizzle-orm'
import type { Database } from './postgres'

/**
 * Keeps the planner from sorting all rows of a long list before it returns the first ones, if an index
 * has them in their order: without statistics it expects few rows, and prefers the sort. For the
 * statements that are planned in a transaction until `allowSorts`.
 */
export const avoidSorts = (tx: Database) => tx.execute(sql`set local enable_sort = off`)

/** Ends `avoidSorts`. */
export const allowSorts = (tx: Database) => tx.execute(sql`set local enable_sort to default`)
