import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, timestamptz } from './columns'
import { users } from './users'

/** The authenticator app of a user: one-time codes by RFC 6238 (TOTP). */
export const totpFactors = pgTable('totp_factors', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** Encrypted, see lib/config/sealed.ts. */
  secret: text('secret').notNull(),
  /** When the first code was accepted; until then the sign-in requires no code. */
  confirmedAt: timestamptz('confirmed_at'),
  /** The time step of the last accepted code: neither it nor earlier ones are accepted again. */
  lastStep: integer('last_step'),
  /** The attempts since the last accepted code. */
  attempts: integer('attempts').notNull().default(0),
  lockedUntil: timestamptz('locked_until'),
  createdAt: createdAt(),
})

/** Recovery codes, as SHA-256 of 120 random bits; each is valid once in place of a one-time code. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    codeHash: text('code_hash').notNull(),
    usedAt: timestamptz('used_at'),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
)
