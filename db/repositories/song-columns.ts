import { type SQL, sql } from 'drizzle-orm'
import type { Bound } from '../prepared'
import { type AlbumSummary, type ArtistSummary, type FeatureSummary, songs } from '../schema/songs'
import { type PlayedVideo, playedVideo } from './played-video'

// Qualified in every statement: in a subquery, a bare `id` would be another table's.
const songId = sql.raw('"songs"."id"')

/** The columns of a song for `userId`: its own row, whether they like it, and their video. */
export const songColumns = (userId: Bound) => ({
  id: songs.id,
  ownerId: songs.ownerId,
  title: songs.title,
  durationMs: songs.durationMs,
  isrc: songs.isrc,
  explicit: songs.explicit,
  genres: songs.genres,
  releaseYear: songs.releaseYear,
  trackNumber: songs.trackNumber,
  coverHash: songs.coverHash,
  source: songs.source,
  createdAt: songs.createdAt,
  removedAt: songs.removedAt,
  album: songs.album,
  artists: songs.artists,
  features: songs.features,
  pieceId: songs.pieceId,
  liked: sql<boolean>`exists (
    select 1 from liked_songs l where l.user_id = ${userId} and l.song_id = ${songId})`,
  video: playedVideo(userId),
})

export type SongRow = {
  id: string
  ownerId: string | null
  title: string
  durationMs: number | null
  isrc: string | null
  explicit: boolean
  genres: string[]
  releaseYear: number | null
  trackNumber: number | null
  /** Hash of the song's own cover; null if it has none. */
  coverHash: string | null
  source: (typeof songs.$inferSelect)['source']
  createdAt: Date
  /** When its owner removed the upload; null if it is present. */
  removedAt: Date | null
  album: AlbumSummary | null
  artists: ArtistSummary[]
  /** Tempo, key and other features; null until the audio was analysed. */
  features: FeatureSummary | null
  liked: boolean
  /** The YouTube video that plays it; null if there is none. */
  video: PlayedVideo | null
  /** The generated piece of a demo song; null for any other. */
  pieceId: string | null
}

/**
 * Whether a song that a shuffle of `userId` handed out may be shown again: shared songs and own
 * uploads, also if they have left the library since. Only for ids that the session itself stores.
 */
export const wasVisibleTo = (userId: Bound): SQL =>
  sql`(${songs.ownerId} is null or ${songs.ownerId} = ${userId})`
