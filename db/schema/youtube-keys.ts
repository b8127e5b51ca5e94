import { date, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns'
import { users } from './users'

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
    /** Set if YouTube rejected the key in a search. */
    brokenReason: text('broken_reason', { enum: ['rejected'] }),
    /** The day in Pacific time of `searchesUsed`; null before the first search. */
    searchDay: date('search_day', { mode: 'string' }),
    searchesUsed: integer('searches_used').notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('youtube_keys_user_id_key').on(table.userId)],
)
