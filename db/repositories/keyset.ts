import { desc, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

/** The position of a row in a list: its sort key as text, without loss of precision, and its id. */
export type KeysetPosition = { key: string; id: string }

/** A page of at most `limit` rows after a position; the first one if there is none. */
export type KeysetPage = { limit: number; after?: KeysetPosition }

/** The parts of a statement that lists rows by time, the newest first. */
export const newestFirst = (time: AnyPgColumn, id: AnyPgColumn) => ({
  sortKey: sql<string>`${time}::text`,
  isAfter: (position: KeysetPosition | undefined): SQL | undefined =>
    position && sql`(${time}, ${id}) < (${position.key}::timestamptz, ${position.id}::uuid)`,
  order: [desc(time), desc(id)],
})
