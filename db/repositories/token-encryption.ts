import { and, asc, eq, gt, ne, or, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { connections } from '../schema/connections'
import { isUnleased } from './connection-tokens'
import type { ConnectionRow } from './connections'

// An encrypted token begins with the id of its key and a dot.
const keyIdOf = (column: AnyPgColumn) => sql`split_part(${column}, '.', 1)`

/** Rotation of the keys that encrypt the tokens of connections. */
export const tokenEncryptionRepository = (db: Database) => ({
  /** A page of connections with a token encrypted by another key; `after` is a connection id. */
  async listOutdated(keyId: string, limit: number, after?: string): Promise<ConnectionRow[]> {
    return db
      .select()
      .from(connections)
      .where(
        and(
          or(
            ne(keyIdOf(connections.refreshToken), keyId),
            ne(keyIdOf(connections.accessToken), keyId),
          ),
          after === undefined ? undefined : gt(connections.id, after),
        ),
      )
      .orderBy(asc(connections.id))
      .limit(limit)
  },

  async countOutdated(keyId: string): Promise<number> {
    const [row] = await rowsOf<{ count: number }>(
      db,
      sql`select count(*)::int as count from connections
          where split_part(refresh_token, '.', 1) <> ${keyId}
            or split_part(access_token, '.', 1) <> ${keyId}`,
    )
    return row?.count ?? 0
  },

  /** Replaces the tokens of a connection; false if they changed or are being refreshed. */
  async replace(
    { id, accessToken, refreshToken }: ConnectionRow,
    encrypted: Pick<ConnectionRow, 'accessToken' | 'refreshToken'>,
  ): Promise<boolean> {
    const rows = await db
      .update(connections)
      .set(encrypted)
      .where(
        and(
          eq(connections.id, id),
          eq(connections.accessToken, accessToken),
          eq(connections.refreshToken, refreshToken),
          // A process that refreshes tokens finds the connection by the encrypted ones.
          isUnleased,
        ),
      )
      .returning({ id: connections.id })
    return rows.length > 0
  },
})
