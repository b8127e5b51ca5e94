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
import { MODES, SPACINGS } from '../../lib/shuffle/modes'
import { albums, artists } from './artists-albums'
import { bytea, createdAt, id, timestamptz } from './columns'
import { playlists } from './playlists'
import { users } from './users'
import { views } from './views'

const settings = () => ({
  mode: text('mode', { enum: MODES }).notNull().default('balanced'),
  spacing: text('spacing', { enum: SPACINGS }).notNull().default('normal'),
})

/** At most one running shuffle per user and list. The windows in Redis are derived from it. */
export const shuffleSessions = pgTable(
  'shuffle_sessions',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** A list id: see lib/list-id.ts. One of the next columns has the id of its row, if it has one. */
    list: text('list').notNull(),
    playlistId: uuid('playlist_id').references(() => playlists.id, { onDelete: 'cascade' }),
    albumId: uuid('album_id').references(() => albums.id, { onDelete: 'cascade' }),
    artistId: uuid('artist_id').references(() => artists.id, { onDelete: 'cascade' }),
    viewId: uuid('view_id').references(() => views.id, { onDelete: 'cascade' }),
    ...settings(),
    seed: text('seed').notNull(),
    algorithmVersion: smallint('algorithm_version').notNull(),
    /** Raised when earlier windows become stale. */
    revision: integer('revision').notNull().default(1),
    /** The revision of the last turn that was taken without Redis; earlier windows are stale. */
    outageRevision: integer('outage_revision').notNull().default(0),
    /** The revision of the window that is installed; if it is missing, Redis lost its turns. */
    windowRevision: integer('window_revision').notNull().default(0),
    /** The last turn, as of the last checkpoint. */
    turn: integer('turn').notNull().default(0),
    startedAt: timestamptz('started_at').notNull().defaultNow(),
    endedAt: timestamptz('ended_at'),
  },
  (table) => [
    uniqueIndex('shuffle_sessions_running_key')
      .on(table.userId, table.list)
      .where(sql`${table.endedAt} is null`),
    index('shuffle_sessions_playlist_id_idx').on(table.playlistId),
    ...[table.albumId, table.artistId, table.viewId].map((column) =>
      index(`shuffle_sessions_${column.name}_idx`).on(column).where(sql`${column} is not null`),
    ),
  ],
)

/** The tracks that the list of a session gained and lost. The index of a track never changes. */
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

/** The orders of the sets of a session, with edits applied. */
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
    /** The reason of each position: raw-deflated JSON, `[[code, params], …]`. */
    reasons: bytea('reasons').notNull(),
    /** The positions of tracks that could not be played, 4 bytes each, little endian. */
    returned: bytea('returned').notNull().default(sql`''::bytea`),
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
