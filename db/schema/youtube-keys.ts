import { date, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns'
import { users } from './users'

/** Why a key no longer works: YouTube rejected it in a search, or its encryption key was removed. */
export const KEY_FAULTS = ['rejected', 'unreadable'] as const

/** YouTube API keys of users, which search for their owners only, and the searches used with them. */
export const youtubeKeys = pgTable(
  'youtube_keys',
  {
    /** A key that replaces another one has a new id. */
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Encrypted, see lib/config/sealed.ts. */
    apiKey: text('api_key').notNull(),
    brokenReason: text('broken_reason', { enum: KEY_FAULTS }),
    /** The day in Pacific time of `searchesUsed`; null before the first search. */
    searchDay: date('search_day', { mode: 'string' }),
    searchesUsed: integer('searches_used').notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('youtube_keys_user_id_key').on(table.userId)],
)
