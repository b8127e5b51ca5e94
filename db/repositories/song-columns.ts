import { type SQL, sql } from 'drizzle-orm'
import { albums, songs } from '../schema/songs'

type ArtistRow = { id: string; name: string }

/** What a song shows of itself to `userId`, in one statement: artists, like and video included. */
export const songColumns = (userId: string) => ({
  id: songs.id,
  ownerId: songs.ownerId,
  title: songs.title,
  durationMs: songs.durationMs,
  isrc: songs.isrc,
  explicit: songs.explicit,
  genres: songs.genres,
  releaseYear: songs.releaseYear,
  source: songs.source,
  createdAt: songs.createdAt,
  albumId: albums.id,
  albumTitle: albums.title,
  albumCoverUrl: albums.coverUrl,
  artists: sql<ArtistRow[]>`coalesce((
    select json_agg(json_build_object('id', ar.id, 'name', ar.name) order by sa.place)
    from song_artists sa join artists ar on ar.id = sa.artist_id
    where sa.song_id = ${songs.id}), '[]'::json)`,
  liked: sql<boolean>`exists (
    select 1 from liked_songs l where l.user_id = ${userId} and l.song_id = ${songs.id})`,
  videoId: sql<string | null>`coalesce(
    (select v.video_id from video_choices v
      where v.user_id = ${userId} and v.song_id = ${songs.id}),
    (select x.external_id from song_sources x
      where x.song_id = ${songs.id} and x.source = 'youtube' order by x.external_id limit 1))`,
  pieceId: sql<string | null>`case when ${songs.source} = 'demo' then
    (select x.external_id from song_sources x
      where x.song_id = ${songs.id} and x.source = 'demo' limit 1) end`,
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
  source: (typeof songs.$inferSelect)['source']
  createdAt: Date
  albumId: string | null
  albumTitle: string | null
  albumCoverUrl: string | null
  artists: ArtistRow[]
  liked: boolean
  videoId: string | null
  /** The piece that this app plays itself, for songs of the demo. */
  pieceId: string | null
}

/** The shared catalogue and one's own uploads: what `userId` may see. */
export const isVisibleTo = (userId: string): SQL =>
  sql`(${songs.ownerId} is null or ${songs.ownerId} = ${userId})`
