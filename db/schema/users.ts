import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, timestamptz } from './columns'

export const users = pgTable(
  'users',
  {
    id: id(),
    email: text('email').notNull(),
    displayName: text('display_name').notNull(),
    passwordHash: text('password_hash'),
    /** When a guest and their data are removed; null for registered users. */
    guestUntil: timestamptz('guest_until'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('users_email_key').on(sql`lower(${table.email})`),
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

/** Events of the audit log. A value that is renamed needs a migration of the stored rows. */
export const AUDIT_EVENTS = [
  'registered',
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'refresh_token_reused',
  'session_revoked',
  'other_sessions_revoked',
  'password_changed',
  'account_exported',
  'account_deleted',
  'token_created',
  'token_revoked',
  'spotify_connected',
  'spotify_disconnected',
  'job_retried',
  'jobs_retried',
  'queue_paused',
  'queue_resumed',
] as const

/** Security events of an account and acts of administrators. Rows are never changed. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: id(),
    userId: uuid('user_id'),
    event: text('event', { enum: AUDIT_EVENTS }).notNull(),
    requestId: text('request_id'),
    params: jsonb('detail').$type<Record<string, string | number | boolean>>(),
    createdAt: createdAt(),
  },
  (table) => [index('audit_log_user_id_idx').on(table.userId, table.createdAt)],
)
