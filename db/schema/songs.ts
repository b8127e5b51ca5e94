import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  real,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { albums, type StoredSources } from './artists-albums'
import { createdAt, id, searchVector, sortText, timestamptz } from './columns'
import { users } from './users'

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
/** The artists as the source writes them, and the text between each and the next. */
export type StoredCredit = { text: string; parts: { name: string; join: string }[] }
/** In dB; peaks are 1 at full scale. */
export type StoredReplayGain = {
  trackDb: number | null
  trackPeak: number | null
  albumDb: number | null
  albumPeak: number | null
}

/** The statements of several sources about one field, by its name: see `part-statements.ts`. */
export type StoredStatements = Partial<
  Record<string, { source: string; parts: Record<string, unknown> }[]>
>

export const SONG_SOURCES = ['upload', 'spotify', 'youtube', 'file', 'demo'] as const

/** The songs of one user's library: uploads, and songs that imports named. */
export const songs = pgTable(
  'songs',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    albumId: uuid('album_id').references(() => albums.id),
    durationMs: integer('duration_ms'),
    isrc: text('isrc'),
    explicit: boolean('explicit').notNull().default(false),
    genres: text('genres').array().notNull().default(sql`'{}'`),
    releaseYear: smallint('release_year'),
    /** YYYY, YYYY-MM or YYYY-MM-DD. */
    releaseDate: text('release_date'),
    discNumber: smallint('disc_number'),
    trackNumber: smallint('track_number'),
    discTotal: smallint('disc_total'),
    trackTotal: smallint('track_total'),
    albumArtist: text('album_artist'),
    isCompilation: boolean('is_compilation'),
    credit: jsonb('credit').$type<StoredCredit>(),
    mbRecordingId: text('mb_recording_id'),
    mbTrackId: text('mb_track_id'),
    mbReleaseId: text('mb_release_id'),
    mbArtistIds: text('mb_artist_ids').array(),
    replayGain: jsonb('replay_gain').$type<StoredReplayGain>(),
    /** The path or address in the imported file; never shown to other users. */
    filePath: text('file_path'),
    /** The cover of a song without an album, on a known image host. */
    coverUrl: text('cover_url'),
    /** Hash of the song's own cover; null means that the album's cover is used. */
    coverHash: text('cover_hash'),
    source: text('source', { enum: SONG_SOURCES }).notNull(),
    /** The source of each field, by the name of the field. */
    fieldSources: jsonb('field_sources').$type<StoredSources>().notNull().default({}),
    /** Null if no field has statements of several sources. */
    fieldStatements: jsonb('field_statements').$type<StoredStatements>(),
    /** Normal form of title and first artist; equal for different spellings of a song. */
    matchKey: text('match_key').notNull(),
    /** Equal for songs that are one recording, such as the same track on two albums. */
    recordingKey: text('recording_key').notNull(),
    /** The key of its videos in the cache that all users share; null if it has not been computed. */
    videoKey: text('video_key'),
    /** Hash of the audio that plays it: its own file, else a file of its recording; null if none. */
    audioHash: text('audio_hash'),
    /** The words of title, artists and album, without case and accents. */
    search: searchVector('search').notNull().default(sql`''`),
    /** First artist, album and title in that form and in natural order, separated by tabs. */
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
    /** When its owner removed it; it can be restored for a day. */
    removedAt: timestamptz('removed_at'),
    /** When its recording was liked; set while the song is removed, for undo. */
    likedAt: timestamptz('liked_at'),
  },
  (table) => {
    const keys = {
      title: table.sortTitle,
      artist: table.sortArtist,
      created_at: table.createdAt,
      duration: sql`coalesce(${table.durationMs}, 2147483647)`,
      bpm: sql`coalesce(${table.bpm}, 'infinity')`,
    }
    return [
      index('songs_isrc_idx').on(table.userId, table.isrc).where(sql`${table.isrc} is not null`),
      // With the columns by which duplicates are found, which then reads no row.
      index('songs_recording_key_idx').on(
        table.userId,
        table.recordingKey,
        table.removedAt,
        table.id,
      ),
      index('songs_audio_hash_idx').on(table.audioHash).where(sql`${table.audioHash} is not null`),
      index('songs_album_id_idx').on(table.albumId),
      // A page of a playlist looks up fifty songs by id: a hash index reads fewer pages than a B-tree.
      index('songs_id_hash_idx').using('hash', table.id),
      index('songs_removed_at_idx').on(table.removedAt).where(sql`${table.removedAt} is not null`),
      index('songs_search_idx').using('gin', table.userId, table.search),
      index('songs_genres_idx').using('gin', table.userId, table.genres),
      ...Object.entries(keys).map(([name, key]) =>
        index(`songs_${name}_idx`).on(table.userId, key, table.id),
      ),
    ]
  },
)
