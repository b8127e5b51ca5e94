import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { uuidv7 } from 'uuidv7'
import { timestamptz } from '../columns'

/** Partitioned by month. Its migration is written by hand: drizzle-kit does not support partitions. */
export const plays = pgTable(
  'plays',
  {
    id: uuid('id')
      .notNull()
      .$defaultFn(() => uuidv7()),
    userId: uuid('user_id').notNull(),
    songId: uuid('song_id').notNull(),
    playlistId: uuid('playlist_id'),
    outcome: text('outcome', { enum: ['finished', 'skipped'] }).notNull(),
    playedMs: integer('played_ms').notNull(),
    playedAt: timestamptz('played_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.playedAt, table.id] })],
)
