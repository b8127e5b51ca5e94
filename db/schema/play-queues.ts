import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { CONTEXT_KINDS } from '../../lib/list-id'
import { PLAY_ORDERS, REPEATS } from '../../lib/play-orders'
import { id, timestamptz } from './columns'
import { songs } from './songs'
import { users } from './users'

/** The list and the song that a user plays, the same on every device. */
export const playQueues = pgTable(
  'play_queues',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Raised by each change except that of the position. */
    version: integer('version').notNull().default(0),
    /** The list that plays; null before the first. */
    contextKind: text('context_kind', { enum: CONTEXT_KINDS }),
    contextId: uuid('context_id'),
    playOrder: text('play_order', { enum: PLAY_ORDERS }).notNull().default('balanced'),
    repeat: text('repeat', { enum: REPEATS }).notNull().default('all'),
    /** The current song; null if there is none. */
    songId: uuid('song_id').references(() => songs.id, { onDelete: 'set null' }),
    trackId: uuid('track_id'),
    turn: integer('turn'),
    /** The queued item that the current song was. */
    itemId: uuid('item_id'),
    positionMs: integer('position_ms').notNull().default(0),
    isPaused: boolean('is_paused').notNull().default(true),
    /** Raised when a track or device becomes the current one: later positions belong to it. */
    positionEpoch: integer('position_epoch').notNull().default(0),
    positionAt: timestamptz('position_at').notNull().defaultNow(),
    /** The device that plays; its id is chosen by the client. */
    deviceId: uuid('device_id'),
    deviceName: text('device_name'),
    updatedAt: timestamptz('updated_at').notNull().defaultNow(),
  },
  (table) => [index('play_queues_song_id_idx').on(table.songId)],
)

/** Songs that a user queued; they play before the rest of the list. */
export const queuedSongs = pgTable(
  'queued_songs',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => playQueues.userId, { onDelete: 'cascade' }),
    songId: uuid('song_id')
      .notNull()
      .references(() => songs.id, { onDelete: 'cascade' }),
    /** Sorts the items of a user; may be negative and have gaps. */
    place: integer('place').notNull(),
    addedAt: timestamptz('added_at').notNull().defaultNow(),
  },
  (table) => [
    index('queued_songs_user_id_place_idx').on(table.userId, table.place),
    index('queued_songs_song_id_idx').on(table.songId),
  ],
)
