import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { connections } from '../schema/connections'
import {
  type ConnectionKey,
  type ConnectionRow,
  type ConnectionTokens,
  inSeconds,
  isConnection,
} from './connections'

/** Whether no process holds the lease of a connection. */
export const isUnleased = or(isNull(connections.leaseUntil), lt(connections.leaseUntil, sql`now()`))

/** The encrypted tokens of connections, refreshed by one process at a time. */
export const connectionTokenRepository = (db: Database) => ({
  /**
   * Leases the refresh of a token to the caller; false if another process holds the lease or has
   * replaced `staleToken`. The lease is a column, not a lock: no transaction is open during the
   * call to the provider, and the lease of a process that dies expires after `seconds`.
   */
  async lease(
    key: ConnectionKey,
    { leaseId, staleToken, seconds }: { leaseId: string; staleToken: string; seconds: number },
  ): Promise<boolean> {
    const rows = await db
      .update(connections)
      .set({ leaseId, leaseUntil: inSeconds(seconds) })
      .where(
        and(
          isConnection(key),
          eq(connections.accessToken, staleToken),
          isNull(connections.brokenReason),
          isUnleased,
        ),
      )
      .returning({ id: connections.id })
    return rows.length > 0
  },

  /** Stores new tokens and ends the lease; false if the caller does not hold it any more. */
  async save(key: ConnectionKey, leaseId: string, tokens: ConnectionTokens): Promise<boolean> {
    const { expiresInSeconds, ...encrypted } = tokens
    const rows = await db
      .update(connections)
      .set({
        ...encrypted,
        accessExpiresAt: inSeconds(expiresInSeconds),
        leaseId: null,
        leaseUntil: null,
      })
      .where(and(isConnection(key), eq(connections.leaseId, leaseId)))
      .returning({ id: connections.id })
    return rows.length > 0
  },

  async endLease(key: ConnectionKey, leaseId: string): Promise<void> {
    await db
      .update(connections)
      .set({ leaseId: null, leaseUntil: null })
      .where(and(isConnection(key), eq(connections.leaseId, leaseId)))
  },

  /** Marks a connection as broken, unless `refreshToken` was replaced in the meantime. */
  async markBroken(
    key: ConnectionKey,
    refreshToken: string,
    reason: NonNullable<ConnectionRow['brokenReason']>,
  ): Promise<void> {
    await db
      .update(connections)
      .set({ brokenReason: reason, leaseId: null, leaseUntil: null })
      .where(and(isConnection(key), eq(connections.refreshToken, refreshToken)))
  },
})
