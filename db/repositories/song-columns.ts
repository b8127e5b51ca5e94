import { type SQL, sql } from 'drizzle-orm'
import type { Bound } from '../plans'
import { type ShownAlbum, type ShownArtist, type ShownFeatures, songs } from '../schema/songs'
import { type PlayedVideo, playedVideo } from './played-video'

// Named in full also where the statement has no other table: inside a subquery it must not be mistaken.
const songId = sql.raw('"songs"."id"')

/** What a song shows of itself to `userId`: its own row, and what the user says of it. */
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
  /** Names the pictures of the song's own; null where it has none. */
  coverHash: string | null
  source: (typeof songs.$inferSelect)['source']
  createdAt: Date
  /** When its owner took the upload away. */
  removedAt: Date | null
  album: ShownAlbum | null
  artists: ShownArtist[]
  /** Tempo, key and the like, once somebody listened. */
  features: ShownFeatures | null
  liked: boolean
  /** What plays it at YouTube, where nothing here does. */
  video: PlayedVideo | null
  /** The piece that this app plays itself, for songs of the demo. */
  pieceId: string | null
}

/** The shared catalogue and one's own uploads: what `userId` may see. */
export const isVisibleTo = (userId: Bound): SQL =>
  sql`(${songs.ownerId} is null or ${songs.ownerId} = ${userId} and ${songs.removedAt} is null)`

/** The same with what `userId` took away: what was handed out before can still be shown. */
export const wasVisibleTo = (userId: Bound): SQL =>
  sql`(${songs.ownerId} is null or ${songs.ownerId} = ${userId})`
