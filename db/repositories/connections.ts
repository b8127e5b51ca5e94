import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { connections } from '../schema/connections'

export type ConnectionRow = typeof connections.$inferSelect
export type Provider = ConnectionRow['provider']
/** A connection by its user and provider. */
export type ConnectionKey = { userId: string; provider: Provider }
/** Encrypted tokens. */
export type ConnectionTokens = {
  accessToken: string
  refreshToken: string
  /** The lifetime of the access token. */
  expiresInSeconds: number
}
type Account = Pick<
  typeof connections.$inferInsert,
  'accountId' | 'profileId' | 'displayName' | 'scopes'
>

export const isConnection = ({ userId, provider }: ConnectionKey) =>
  and(eq(connections.userId, userId), eq(connections.provider, provider))

/** The database's time, `seconds` from now. */
export const inSeconds = (seconds: number) => sql`now() + ${seconds} * interval '1 second'`

/** The accounts of users at other services. */
export const connectionRepository = (db: Database) => ({
  async find(key: ConnectionKey): Promise<ConnectionRow | undefined> {
    const [row] = await db.select().from(connections).where(isConnection(key))
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
   * Adds a connection, or renews it after the user consented again; its settings are kept.
   * @throws unique violation if another user has connected this account
   */
  async connect(key: ConnectionKey, account: Account, tokens: ConnectionTokens): Promise<void> {
    const { expiresInSeconds, ...encrypted } = tokens
    const fresh = {
      ...account,
      ...encrypted,
      accessExpiresAt: inSeconds(expiresInSeconds),
      consentedAt: sql`now()`,
      brokenReason: null,
      leaseId: null,
      leaseUntil: null,
    }
    await db
      .insert(connections)
      .values({ ...key, ...fresh })
      .onConflictDoUpdate({ target: [connections.userId, connections.provider], set: fresh })
  },

  /** Removes a connection; false if there is none. */
  async disconnect(key: ConnectionKey): Promise<boolean> {
    const removed = await db
      .delete(connections)
      .where(isConnection(key))
      .returning({ id: connections.id })
    return removed.length > 0
  },

  /** Changes the settings of a connection and returns it; undefined if there is none. */
  async update(
    key: ConnectionKey,
    change: Partial<Pick<ConnectionRow, 'syncsNightly' | 'syncsLiked'>>,
  ): Promise<ConnectionRow | undefined> {
    const [row] = await db.update(connections).set(change).where(isConnection(key)).returning()
    return row
  },
})

/** The connections that are synced every night, of all users. */
export const nightlySyncRepository = (db: Database) => ({
  /** A page of their users in the order of ids; `after` is a user id. */
  async list(provider: Provider, { limit, after }: { limit: number; after?: string }) {
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
})
