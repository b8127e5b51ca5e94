import { sql } from 'drizzle-orm'
import { boolean, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, timestamptz } from './columns'
import { authSessions, users } from './users'

export const PROVIDERS = ['spotify'] as const

/** Why a connection no longer works and has to be made again. */
export const BROKEN_REASONS = ['consent_ended', 'unreadable'] as const

/** A user's account at another service. Tokens are encrypted, see lib/config/sealed.ts. */
export const connections = pgTable(
  'connections',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    provider: text('provider', { enum: PROVIDERS }).notNull(),
    /** The stable id of the account, which one user here can connect. */
    accountId: text('account_id').notNull(),
    /** The id of the account as the owner of its playlists. */
    profileId: text('profile_id').notNull(),
    displayName: text('display_name').notNull(),
    scopes: text('scopes').array().notNull(),
    accessToken: text('access_token').notNull(),
    refreshToken: text('refresh_token').notNull(),
    accessExpiresAt: timestamptz('access_expires_at').notNull(),
    /** The process that refreshes the tokens, and the end of its lease; null if none does. */
    leaseId: uuid('lease_id'),
    leaseUntil: timestamptz('lease_until'),
    brokenReason: text('broken_reason', { enum: BROKEN_REASONS }),
    syncsNightly: boolean('syncs_nightly').notNull().default(false),
    /** Whether liked songs are imported and synced. */
    syncsLiked: boolean('syncs_liked').notNull().default(false),
    consentedAt: timestamptz('consented_at').notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('connections_user_id_key').on(table.userId, table.provider),
    uniqueIndex('connections_account_id_key').on(table.provider, table.accountId),
    index('connections_nightly_idx').on(table.provider).where(sql`${table.syncsNightly}`),
  ],
)

/** An authorisation at another service in progress; valid once, in the session that began it. */
export const oauthAttempts = pgTable(
  'oauth_attempts',
  {
    /** SHA-256 of the `state` parameter. */
    stateHash: text('state_hash').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => authSessions.id, { onDelete: 'cascade' }),
    provider: text('provider', { enum: PROVIDERS }).notNull(),
    /** The PKCE verifier, encrypted. */
    verifier: text('verifier').notNull(),
    returnTo: text('return_to').notNull(),
    expiresAt: timestamptz('expires_at').notNull(),
  },
  (table) => [
    index('oauth_attempts_user_id_idx').on(table.userId),
    index('oauth_attempts_session_id_idx').on(table.sessionId),
  ],
)
