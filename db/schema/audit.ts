import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { AUDIT_EVENTS } from '@/lib/audit-events'
import { createdAt, id, timestamptz } from './columns'
import { users } from './users'

/**
 * Security events of accounts and acts of administrators. A trigger rejects changes of rows, and
 * deletions except by retention.
 */
export const auditLog = pgTable(
  'audit_log',
  {
    id: id(),
    /** Null for an unknown account. Not a foreign key: events outlive the account. */
    userId: uuid('user_id'),
    event: text('event', { enum: AUDIT_EVENTS }).notNull(),
    requestId: text('request_id'),
    params: jsonb('detail').$type<Record<string, string | number | boolean>>(),
    createdAt: createdAt(),
  },
  (table) => [
    index('audit_log_user_id_idx').on(table.userId, table.createdAt),
    index('audit_log_created_at_idx').on(table.createdAt),
  ],
)

/** The address and the client of an event. Deleted after 90 days, and with the account. */
export const auditOrigins = pgTable(
  'audit_origins',
  {
    /** The event. Not a foreign key, so that neither table waits for locks of the other. */
    auditId: uuid('audit_id').primaryKey(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    /** The address, of IPv6 the /64 network. */
    address: text('address'),
    device: text('device'),
    createdAt: createdAt(),
  },
  (table) => [
    index('audit_origins_user_id_idx').on(table.userId),
    index('audit_origins_created_at_idx').on(table.createdAt),
  ],
)

/** The seals of the audit log: each has a hash over a batch of events and the seal before it. */
export const auditSeals = pgTable('audit_seals', {
  /** 1, 2, 3 … without gaps. */
  number: integer('number').primaryKey(),
  /** The time of its last event; the batch begins after that of the seal before. */
  until: timestamptz('until').notNull(),
  rows: integer('rows').notNull(),
  /** SHA-256, in hexadecimal digits. */
  hash: text('hash').notNull(),
  createdAt: createdAt(),
})
