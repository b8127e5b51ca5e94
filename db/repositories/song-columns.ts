import { type SQL, sql } from 'drizzle-orm'
import type { Bound } from '../prepared'
import { type AlbumSummary, type ArtistSummary, type FeatureSummary, songs } from '../schema/songs'
import { type PlayedVideo, playedVideo } from './played-video'

// Qualified in every statement: in a subquery, a bare `id` would be another table's.
const recordingKey = sql.raw('"songs"."recording_key"')

/** The columns of a song for `userId`: its own row, whether they like it, and their video. */
export const songColumns = (userId: Bound) => ({
  id: songs.id,
  title: songs.title,
  durationMs: songs.durationMs,
  isrc: songs.isrc,
  explicit: songs.explicit,
  genres: songs.genres,
  releaseYear: songs.releaseYear,
  trackNumber: songs.trackNumber,
  discNumber: songs.discNumber,
  coverHash: songs.coverHash,
  source: songs.source,
  createdAt: songs.createdAt,
  removedAt: songs.removedAt,
  album: songs.album,
  artists: songs.artists,
  features: songs.features,
  pieceId: songs.pieceId,
  audioHash: songs.audioHash,
  ownCoverUrl: songs.coverUrl,
  liked: sql<boolean>`exists (
    select 1 from liked_songs l where l.user_id = ${userId} and l.recording_key = ${recordingKey})`,
  video: playedVideo(userId),
})

export type SongRow = {
  id: string
  title: string
  durationMs: number | null
  isrc: string | null
  explicit: boolean
  genres: string[]
  releaseYear: number | null
  trackNumber: number | null
  discNumber: number | null
  /** Hash of the song's own cover; null if it has none. */
  coverHash: string | null
  source: (typeof songs.$inferSelect)['source']
  createdAt: Date
  /** When its owner removed it; null if it is present. */
  removedAt: Date | null
  album: AlbumSummary | null
  artists: ArtistSummary[]
  /** Tempo, key and other features; null until the audio was analysed. */
  features: FeatureSummary | null
  liked: boolean
  /** The YouTube video that plays it; null if there is none. */
  video: PlayedVideo | null
  /** The generated piece of the demo that plays it; null if none does. */
  pieceId: string | null
  /** Hash of the audio that plays it: its own, or that of a file of its recording. */
  audioHash: string | null
  /** The cover of a song without an album. */
  ownCoverUrl: string | null
}

/** Whether a row of `songs` is in the library of `userId`. */
export const isOwn = (userId: Bound): SQL =>
  sql`(${songs.userId} = ${userId} and ${songs.removedAt} is null)`

/** The same with removed songs, for lists that were made before. */
export const wasOwn = (userId: Bound): SQL => sql`(${songs.userId} = ${userId})`
