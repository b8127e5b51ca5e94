import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea, createdAt, id, timestamptz } from './columns'
import { playlists } from './playlists'
import { users } from './users'

const MODES = ['balanced', 'fresh', 'favourites', 'flow', 'natural', 'random'] as const
const SPACINGS = ['close', 'normal', 'far'] as const

const settings = () => ({
  mode: text('mode', { enum: MODES }).notNull().default('balanced'),
  spacing: text('spacing', { enum: SPACINGS }).notNull().default('normal'),
})

/** One running shuffle a user and list; the truth behind the windows in Redis. */
export const shuffleSessions = pgTable(
  'shuffle_sessions',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** A playlist's id, `liked` or `library`. */
    list: text('list').notNull(),
    playlistId: uuid('playlist_id').references(() => playlists.id, { onDelete: 'cascade' }),
    ...settings(),
    seed: text('seed').notNull(),
    algorithmVersion: smallint('algorithm_version').notNull(),
    /** Raised whenever a window made before must no longer be served. */
    revision: integer('revision').notNull().default(1),
    /** The revision at which a turn was last handed out past Redis; windows from before are stale. */
    outageRevision: integer('outage_revision').notNull().default(0),
    /** The last turn handed out, a moment ago at most. */
    turn: integer('turn').notNull().default(0),
    startedAt: timestamptz('started_at').notNull().defaultNow(),
    endedAt: timestamptz('ended_at'),
  },
  (table) => [
    uniqueIndex('shuffle_sessions_running_key')
      .on(table.userId, table.list)
      .where(sql`${table.endedAt} is null`),
    index('shuffle_sessions_playlist_id_idx').on(table.playlistId),
  ],
)

/** What a session's list gained and lost, in order. Indices into the tracks ever added never change. */
export const shuffleRevisions = pgTable(
  'shuffle_revisions',
  {
    sessionId: uuid('session_id')
      .notNull()
      .references(() => shuffleSessions.id, { onDelete: 'cascade' }),
    revision: integer('revision').notNull(),
    /** Track ids, 16 bytes each. */
    added: bytea('added').notNull(),
    /** Indices, 4 bytes each, little endian. */
    removed: bytea('removed').notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.revision] })],
)

/** The orders of a session's sets, as spliced by edits. */
export const shuffleSets = pgTable(
  'shuffle_sets',
  {
    sessionId: uuid('session_id')
      .notNull()
      .references(() => shuffleSessions.id, { onDelete: 'cascade' }),
    set: integer('set_number').notNull(),
    /** The turn of position 0. */
    startTurn: integer('start_turn').notNull(),
    size: integer('size').notNull(),
    /** Indices in playing order, 4 bytes each, little endian. */
    order: bytea('track_order').notNull(),
    /** Why each track comes when it does: JSON `[[code, text], …]` in playing order, raw-deflated. */
    reasons: bytea('reasons').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.set] })],
)

export const shuffleSettings = pgTable(
  'shuffle_settings',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    list: text('list').notNull(),
    ...settings(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.list] })],
)
