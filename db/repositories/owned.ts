import { and, eq } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

/** A row by its id and its owner. */
export type OwnedKey = { userId: string; id: string }

/** The condition that a row has this id and this owner: part of every statement about one row. */
export const isOwnedBy =
  (table: { id: AnyPgColumn; userId: AnyPgColumn }) =>
  ({ userId, id }: OwnedKey) =>
    and(eq(table.id, id), eq(table.userId, userId))
