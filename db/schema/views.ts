import { index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, timestamptz } from './columns'
import type { SONG_SOURCES } from './songs'
import { users } from './users'

/** Conditions on songs; those that are absent match every song. */
export type SongFilter = {
  artist?: string
  album?: string
  genre?: string
  source?: (typeof SONG_SOURCES)[number]
  liked?: boolean
}

/** Searches of a library that can be shuffled as lists. */
export const views = pgTable(
  'views',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The words of the search; null if the view has only a filter. */
    q: text('q'),
    filter: jsonb('filter').$type<SongFilter>().notNull(),
    /** A digest of search and filter: a user has one view of each. */
    fingerprint: text('fingerprint').notNull(),
    createdAt: createdAt(),
    /** Moved on each time that the view is requested again. */
    expiresAt: timestamptz('expires_at').notNull(),
  },
  (table) => [
    uniqueIndex('views_fingerprint_key').on(table.userId, table.fingerprint),
    index('views_expires_at_idx').on(table.expiresAt),
  ],
)
