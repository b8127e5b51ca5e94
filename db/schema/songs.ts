import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, moment } from './columns'
import { users } from './users'

export const artists = pgTable(
  'artists',
  { id: id(), name: text('name').notNull(), matchKey: text('match_key').notNull() },
  (table) => [uniqueIndex('artists_match_key_key').on(table.matchKey)],
)

export const albums = pgTable(
  'albums',
  {
    id: id(),
    title: text('title').notNull(),
    matchKey: text('match_key').notNull(),
    coverUrl: text('cover_url'),
    releaseYear: smallint('release_year'),
  },
  (table) => [uniqueIndex('albums_match_key_key').on(table.matchKey)],
)

export const SONG_SOURCES = ['upload', 'spotify', 'youtube', 'file', 'demo'] as const

/** The shared catalogue, and uploads that only their owner sees. */
export const songs = pgTable(
  'songs',
  {
    id: id(),
    ownerId: uuid('owner_id').references(() => users.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    albumId: uuid('album_id').references(() => albums.id),
    durationMs: integer('duration_ms'),
    isrc: text('isrc'),
    explicit: boolean('explicit').notNull().default(false),
    genres: text('genres').array().notNull().default(sql`'{}'`),
    releaseYear: smallint('release_year'),
    trackNumber: smallint('track_number'),
    /** Names the pictures kept for this song; its album's cover is used where it is null. */
    coverHash: text('cover_hash'),
    source: text('source', { enum: SONG_SOURCES }).notNull(),
    /** Normal form of title and artists: the same song under another spelling has the same key. */
    matchKey: text('match_key').notNull(),
    /** Title, artists and album without case and accents, for search. */
    searchText: text('search_text').notNull(),
    /** First artist and title in sorting form. */
    sortArtist: text('sort_artist').notNull(),
    sortTitle: text('sort_title').notNull(),
    createdAt: createdAt(),
    /** When its owner took an upload away: it can be brought back for a day. */
    removedAt: moment('removed_at'),
  },
  (table) => [
    uniqueIndex('songs_isrc_key').on(table.isrc).where(sql`${table.ownerId} is null`),
    index('songs_match_key_idx').on(table.matchKey),
    index('songs_album_id_idx').on(table.albumId),
    index('songs_owner_id_idx').on(table.ownerId),
    index('songs_removed_at_idx').on(table.removedAt).where(sql`${table.removedAt} is not null`),
    index('songs_search_text_idx').using('gin', sql`${table.searchText} gin_trgm_ops`),
    index('songs_sort_title_idx').on(table.sortTitle, table.id),
    index('songs_sort_artist_idx').on(table.sortArtist, table.id),
    index('songs_created_at_idx').on(table.createdAt, table.id),
    index('songs_duration_idx').on(table.durationMs, table.id),
  ],
)

export const songArtists = pgTable(
  'song_artists',
  {
    songId: uuid('song_id')
      .notNull()
      .references(() => songs.id, { onDelete: 'cascade' }),
    artistId: uuid('artist_id')
      .notNull()
      .references(() => artists.id),
    /** 0 for the main artist. */
    place: smallint('place').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.songId, table.place] }),
    index('song_artists_artist_id_idx').on(table.artistId),
  ],
)

/** Ids under which other places know a song. */
export const songSources = pgTable(
  'song_sources',
  {
    source: text('source', { enum: ['spotify', 'youtube', 'demo'] }).notNull(),
    externalId: text('external_id').notNull(),
    songId: uuid('song_id')
      .notNull()
      .references(() => songs.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.externalId] }),
    index('song_sources_song_id_idx').on(table.songId),
  ],
)

/** The video a user chose for a song. */
export const videoChoices = pgTable(
  'video_choices',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    songId: uuid('song_id')
      .notNull()
      .references(() => songs.id, { onDelete: 'cascade' }),
    videoId: text('video_id').notNull(),
    chosenAt: moment('chosen_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.songId] })],
)
