import { and, asc, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { connections, oauthAttempts } from '../schema/connections'

export type ConnectionRow = typeof connections.$inferSelect
export type Provider = ConnectionRow['provider']
type Owned = { userId: string; provider: Provider }
type Account = Pick<
  typeof connections.$inferInsert,
  'accountId' | 'profileId' | 'displayName' | 'scopes'
>
type Tokens = { accessToken: string; refreshToken: string; expiresInSeconds: number }
type Attempt = Omit<typeof oauthAttempts.$inferInsert, 'expiresAt'> & { seconds: number }

const isOwned = ({ userId, provider }: Owned) =>
  and(eq(connections.userId, userId), eq(connections.provider, provider))

const inSeconds = (seconds: number) => sql`now() + ${seconds} * interval '1 second'`
const keyOf = (column: AnyPgColumn) => sql`split_part(${column}, '.', 1)`

export const connectionRepository = (db: Database) => ({
  async find(owned: Owned): Promise<ConnectionRow | undefined> {
    const [row] = await db.select().from(connections).where(isOwned(owned))
    return row
  },

  async list(userId: string): Promise<ConnectionRow[]> {
    return db
      .select()
      .from(connections)
      .where(eq(connections.userId, userId))
      .orderBy(asc(connections.provider))
  },

  /**
   * Connects an account, or connects it anew after consent was given again; what the user chose
   * for it stays. Throws a unique violation when somebody else here has that account.
   */
  async connect(owned: Owned, account: Account, tokens: Tokens): Promise<void> {
    const { expiresInSeconds, ...sealed } = tokens
    const fresh = {
      ...account,
      ...sealed,
      accessExpiresAt: inSeconds(expiresInSeconds),
      consentedAt: sql`now()`,
      brokenReason: null,
      leaseId: null,
      leaseUntil: null,
    }
    await db
      .insert(connections)
      .values({ ...owned, ...fresh })
      .onConflictDoUpdate({ target: [connections.userId, connections.provider], set: fresh })
  },

  async disconnect(owned: Owned): Promise<boolean> {
    const removed = await db
      .delete(connections)
      .where(isOwned(owned))
      .returning({ id: connections.id })
    return removed.length > 0
  },

  async change(
    owned: Owned,
    change: Partial<Pick<ConnectionRow, 'syncsNightly' | 'syncsLiked'>>,
  ): Promise<ConnectionRow | undefined> {
    const [row] = await db.update(connections).set(change).where(isOwned(owned)).returning()
    return row
  },

  /**
   * Makes the caller the one who fetches new tokens, unless somebody is at it or they were fetched
   * already. The lease is a column, not a lock: nothing is held while the network is asked, and
   * one that dies is believed for `seconds` only.
   */
  async leaseRefresh(
    owned: Owned,
    { leaseId, staleToken, seconds }: { leaseId: string; staleToken: string; seconds: number },
  ): Promise<boolean> {
    const rows = await db
      .update(connections)
      .set({ leaseId, leaseUntil: inSeconds(seconds) })
      .where(
        and(
          isOwned(owned),
          eq(connections.accessToken, staleToken),
          isNull(connections.brokenReason),
          or(isNull(connections.leaseUntil), lt(connections.leaseUntil, sql`now()`)),
        ),
      )
      .returning({ id: connections.id })
    return rows.length > 0
  },

  /** Saves what the holder of a lease was given; false where the lease went to another. */
  async saveTokens(owned: Owned, leaseId: string, tokens: Tokens): Promise<boolean> {
    const { expiresInSeconds, ...sealed } = tokens
    const rows = await db
      .update(connections)
      .set({
        ...sealed,
        accessExpiresAt: inSeconds(expiresInSeconds),
        leaseId: null,
        leaseUntil: null,
      })
      .where(and(isOwned(owned), eq(connections.leaseId, leaseId)))
      .returning({ id: connections.id })
    return rows.length > 0
  },

  async endLease(owned: Owned, leaseId: string): Promise<void> {
    await db
      .update(connections)
      .set({ leaseId: null, leaseUntil: null })
      .where(and(isOwned(owned), eq(connections.leaseId, leaseId)))
  },

  /** Notes that a connection works no more, unless it was made anew since `refreshToken`. */
  async markBroken(
    owned: Owned,
    refreshToken: string,
    reason: NonNullable<ConnectionRow['brokenReason']>,
  ): Promise<void> {
    await db
      .update(connections)
      .set({ brokenReason: reason, leaseId: null, leaseUntil: null })
      .where(and(isOwned(owned), eq(connections.refreshToken, refreshToken)))
  },

  /** Users who want to be kept up with at night, in the order of their ids. */
  async listNightly(provider: Provider, { limit, after }: { limit: number; after?: string }) {
    return db
      .select({ userId: connections.userId })
      .from(connections)
      .where(
        and(
          eq(connections.provider, provider),
          eq(connections.syncsNightly, true),
          isNull(connections.brokenReason),
          after === undefined ? undefined : gt(connections.userId, after),
        ),
      )
      .orderBy(asc(connections.userId))
      .limit(limit)
  },

  /** Connections with a token that another key than `keyId` sealed. */
  async listSealedOtherwise(
    keyId: string,
    limit: number,
    after?: string,
  ): Promise<ConnectionRow[]> {
    return db
      .select()
      .from(connections)
      .where(
        and(
          or(ne(keyOf(connections.refreshToken), keyId), ne(keyOf(connections.accessToken), keyId)),
          after === undefined ? undefined : gt(connections.id, after),
        ),
      )
      .orderBy(asc(connections.id))
      .limit(limit)
  },

  async countSealedOtherwise(keyId: string): Promise<number> {
    const [row] = await rowsOf<{ count: number }>(
      db,
      sql`select count(*)::int as count from connections
          where split_part(refresh_token, '.', 1) <> ${keyId}
            or split_part(access_token, '.', 1) <> ${keyId}`,
    )
    return row?.count ?? 0
  },

  /** Puts other envelopes around the same tokens, unless they have changed meanwhile. */
  async reseal(
    { id, accessToken, refreshToken }: ConnectionRow,
    sealed: Pick<ConnectionRow, 'accessToken' | 'refreshToken'>,
  ): Promise<boolean> {
    const rows = await db
      .update(connections)
      .set(sealed)
      .where(
        and(
          eq(connections.id, id),
          eq(connections.accessToken, accessToken),
          eq(connections.refreshToken, refreshToken),
          // Who is fetching new ones knows them by their envelope.
          or(isNull(connections.leaseUntil), lt(connections.leaseUntil, sql`now()`)),
        ),
      )
      .returning({ id: connections.id })
    return rows.length > 0
  },

  async begin({ seconds, ...attempt }: Attempt): Promise<void> {
    await db.insert(oauthAttempts).values({ ...attempt, expiresAt: inSeconds(seconds) })
  },

  /** Uses up what was begun with this state, whoever asks: it works once. */
  async takeAttempt(stateHash: string) {
    const [attempt] = await db
      .delete(oauthAttempts)
      .where(eq(oauthAttempts.stateHash, stateHash))
      .returning({
        userId: oauthAttempts.userId,
        sessionId: oauthAttempts.sessionId,
        provider: oauthAttempts.provider,
        verifier: oauthAttempts.verifier,
        returnTo: oauthAttempts.returnTo,
        isInTime: sql<boolean>`${oauthAttempts.expiresAt} > now()`,
      })
    return attempt
  },

  async removeOldAttempts(): Promise<void> {
    await db.delete(oauthAttempts).where(lt(oauthAttempts.expiresAt, sql`now()`))
  },
})
