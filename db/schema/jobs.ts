import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { timestamptz } from './columns'
import { users } from './users'

/** Queues that an administrator paused: no worker takes their jobs until they are resumed. */
export const jobPauses = pgTable('job_pauses', {
  name: text('name').primaryKey(),
  pausedBy: uuid('paused_by').references(() => users.id, { onDelete: 'set null' }),
  pausedAt: timestamptz('paused_at').notNull().defaultNow(),
})
