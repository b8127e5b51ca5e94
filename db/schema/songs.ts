import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytewiseText, createdAt, id, searchVector, sortText, timestamptz } from './columns'
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

export type ArtistSummary = { id: string; name: string }
export type AlbumSummary = { id: string; title: string; coverUrl: string | null }
export type FeatureSummary = {
  bpm: number | null
  bpmConfidence: number | null
  key: string | null
  camelot: string | null
  keyConfidence: number | null
  energy: number | null
  loudnessLufs: number | null
  truePeakDb: number | null
}

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
    /** Hash of the song's own cover; null means that the album's cover is used. */
    coverHash: text('cover_hash'),
    source: text('source', { enum: SONG_SOURCES }).notNull(),
    /** Normalised title and artists; equal for different spellings of a song. */
    matchKey: text('match_key').notNull(),
    /** The words of title, artists and album, without case and accents. */
    search: searchVector('search').notNull().default(sql`''`),
    /** First artist, album and title in that form, separated by tabs. */
    sortArtist: sortText('sort_artist').notNull(),
    sortTitle: sortText('sort_title').notNull(),
    /** Copies from other tables, kept by triggers, so that a page of songs reads one table. */
    artists: jsonb('artists').$type<ArtistSummary[]>().notNull().default([]),
    album: jsonb('album').$type<AlbumSummary>(),
    youtubeId: text('youtube_id'),
    pieceId: text('piece_id'),
    features: jsonb('features').$type<FeatureSummary>(),
    bpm: real('bpm').generatedAlwaysAs(sql`(features ->> 'bpm')::real`),
    createdAt: createdAt(),
    /** When its owner removed an upload; it can be restored for a day. */
    removedAt: timestamptz('removed_at'),
  },
  (table) => {
    const isShared = sql`${table.ownerId} is null`
    const isOwned = sql`${table.ownerId} is not null`
    const keys = {
      title: table.sortTitle,
      artist: table.sortArtist,
      created_at: table.createdAt,
      duration: sql`coalesce(${table.durationMs}, 2147483647)`,
      bpm: sql`coalesce(${table.bpm}, 'infinity')`,
    }
    return [
      uniqueIndex('songs_isrc_key').on(table.isrc).where(isShared),
      index('songs_match_key_idx').on(table.matchKey),
      index('songs_album_id_idx').on(table.albumId),
      // A page of a playlist looks up fifty songs by id: a hash index reads fewer pages than a B-tree.
      index('songs_id_hash_idx').using('hash', table.id),
      index('songs_removed_at_idx').on(table.removedAt).where(sql`${table.removedAt} is not null`),
      index('songs_search_idx').using('gin', table.search).where(isShared),
      index('songs_genres_idx').using('gin', table.genres).where(isShared),
      // The catalogue and a user's uploads are each read in order and merged, so that no scan
      // steps over other users' uploads.
      ...Object.entries(keys).flatMap(([name, key]) => [
        index(`songs_${name}_idx`).on(key, table.id).where(isShared),
        index(`songs_own_${name}_idx`).on(table.ownerId, key, table.id).where(isOwned),
      ]),
    ]
  },
)

/** The words of the shared catalogue, kept by a trigger, for the correction of misspelt words. */
export const searchVocabulary = pgTable(
  'search_words',
  {
    word: bytewiseText('word').primaryKey(),
    uses: integer('uses').notNull(),
  },
  (table) => [index('search_words_trigrams_idx').using('gin', sql`${table.word} gin_trgm_ops`)],
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

/** Ids of songs in other services. */
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
    chosenAt: timestamptz('chosen_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.songId] })],
)
