import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytewiseText, createdAt, id, timestamptz } from './columns'
import { songs } from './songs'
import { users } from './users'

export const SYNC_MODES = ['mirror', 'append', 'keep_removed'] as const

export const playlists = pgTable(
  'playlists',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    description: text('description'),
    trackCount: integer('track_count').notNull().default(0),
    totalDurationMs: bigint('total_duration_ms', { mode: 'number' }).notNull().default(0),
    version: integer('version').notNull().default(1),
    originSource: text('origin_source', { enum: ['file', 'spotify', 'youtube', 'demo'] }),
    originExternalId: text('origin_external_id'),
    /** The format of the file; null if it was imported before formats were stored. */
    originFormat: text('origin_format'),
    originSyncedAt: timestamptz('origin_synced_at'),
    /** The version of the list at the other service that was imported last. */
    originSnapshotId: text('origin_snapshot_id'),
    /** How tracks that are added or removed there are synced. */
    syncMode: text('sync_mode', { enum: SYNC_MODES }).notNull().default('mirror'),
    createdAt: createdAt(),
    updatedAt: timestamptz('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('playlists_user_id_updated_at_idx').on(table.userId, table.updatedAt, table.id),
    uniqueIndex('playlists_origin_key').on(
      table.userId,
      table.originSource,
      table.originExternalId,
    ),
  ],
)

/** A removed track is kept as a tombstone for undo, for `previous` and for running sets. */
export const playlistTracks = pgTable(
  'playlist_tracks',
  {
    id: id(),
    playlistId: uuid('playlist_id')
      .notNull()
      .references(() => playlists.id, { onDelete: 'cascade' }),
    songId: uuid('song_id')
      .notNull()
      .references(() => songs.id, { onDelete: 'cascade' }),
    position: bytewiseText('position').notNull(),
    excluded: boolean('excluded').notNull().default(false),
    addedAt: timestamptz('added_at').notNull().defaultNow(),
    removedAt: timestamptz('removed_at'),
    /** Whether an import of its list added it; null if it was added before this was stored. */
    imported: boolean('imported').default(false),
  },
  (table) => [
    uniqueIndex('playlist_tracks_position_key')
      .on(table.playlistId, table.position)
      .where(sql`${table.removedAt} is null`),
    index('playlist_tracks_playlist_id_idx').on(table.playlistId),
    index('playlist_tracks_song_id_idx').on(table.songId),
    index('playlist_tracks_removed_idx')
      .on(table.playlistId, table.removedAt)
      .where(sql`${table.removedAt} is not null`),
  ],
)

/** Liked recordings: all songs of one recording are liked together. */
export const likedSongs = pgTable(
  'liked_songs',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    recordingKey: text('recording_key').notNull(),
    /** The song that stands for the recording in lists. */
    songId: uuid('song_id')
      .notNull()
      .references(() => songs.id, { onDelete: 'cascade' }),
    likedAt: timestamptz('liked_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.recordingKey] }),
    index('liked_songs_song_id_idx').on(table.songId),
    index('liked_songs_user_id_liked_at_idx').on(table.userId, table.likedAt, table.songId),
  ],
)
