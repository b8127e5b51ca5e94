import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  index,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, timestamptz } from './columns'

/** Address and name of a user in lower case, as administrators search them. */
export const userSearchText = (user: { email: AnyPgColumn; displayName: AnyPgColumn }): SQL =>
  sql`lower(${user.email} || ' ' || ${user.displayName})`

export const users = pgTable(
  'users',
  {
    id: id(),
    email: text('email').notNull(),
    displayName: text('display_name').notNull(),
    passwordHash: text('password_hash'),
    /** When a guest and their data are removed; null for registered users. */
    guestUntil: timestamptz('guest_until'),
    /** Set for the administrator whom the first run created. */
    isOwner: boolean('is_owner').notNull().default(false),
    /** When a mail to the current address was confirmed; null if none was. */
    emailVerifiedAt: timestamptz('email_verified_at'),
    /** Since when an administrator has blocked the account; null if it is not blocked. */
    disabledAt: timestamptz('disabled_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('users_email_key').on(sql`lower(${table.email})`),
    uniqueIndex('users_owner_key').on(table.isOwner).where(sql`${table.isOwner}`),
    index('users_search_idx').using('gin', sql`${userSearchText(table)} gin_trgm_ops`),
    index('users_guest_until_idx').on(table.guestUntil).where(sql`${table.guestUntil} is not null`),
  ],
)

/** A sign-in, with all its rotated refresh tokens. */
export const authSessions = pgTable(
  'auth_sessions',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['browser', 'api'] }).notNull(),
    userAgent: text('user_agent'),
    createdAt: createdAt(),
    lastSeenAt: timestamptz('last_seen_at').notNull().defaultNow(),
    expiresAt: timestamptz('expires_at').notNull(),
    revokedAt: timestamptz('revoked_at'),
  },
  (table) => [index('auth_sessions_user_id_idx').on(table.userId)],
)

/** Refresh tokens, as SHA-256; each is valid once. */
export const authTokens = pgTable(
  'auth_tokens',
  {
    tokenHash: text('token_hash').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => authSessions.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    expiresAt: timestamptz('expires_at').notNull(),
    usedAt: timestamptz('used_at'),
  },
  (table) => [index('auth_tokens_session_id_idx').on(table.sessionId)],
)

export const TOKEN_SCOPES = ['read', 'write'] as const

/** Personal API tokens, as SHA-256; each is shown once, when it is created. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** The first characters of the token, by which its owner recognises it. */
    hint: text('hint').notNull(),
    tokenHash: text('token_hash').notNull(),
    scopes: text('scopes', { enum: TOKEN_SCOPES }).array().notNull(),
    createdAt: createdAt(),
    lastUsedAt: timestamptz('last_used_at'),
    expiresAt: timestamptz('expires_at'),
  },
  (table) => [
    uniqueIndex('api_tokens_token_hash_key').on(table.tokenHash),
    index('api_tokens_user_id_idx').on(table.userId, table.id),
  ],
)
