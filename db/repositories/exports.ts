import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'

/** A song with all that helps to find it again elsewhere; `addedAt` is ISO 8601 in UTC. */
export type ExportRow = {
  trackId: string
  /** Where the next page begins. */
  place: string
  songId: string
  title: string
  artists: string[]
  album: string | null
  durationMs: number | null
  isrc: string | null
  spotifyId: string | null
  youtubeId: string | null
  explicit: boolean
  genres: string[]
  releaseYear: number | null
  coverUrl: string | null
  addedAt: string
  excluded: boolean
}

type List = { userId: string; list: string }
type Which = { limit: number; after?: string } | { ids: string[] }

// Entries of a list in its own order: the tracks of a playlist, or the liked songs.
function entriesOf({ userId, list }: List, which: Which): SQL {
  const after = 'after' in which ? which.after : undefined
  const ids = 'ids' in which ? which.ids : undefined
  const most = 'limit' in which ? sql`limit ${which.limit}` : sql``
  if (list === 'liked') {
    const [likedAt, songId] = after?.split(' ') ?? []
    return sql`select l.song_id as track_id, l.song_id, l.liked_at as added_at, false as excluded,
        row_number() over (order by l.liked_at desc, l.song_id desc) as nth,
        to_char(l.liked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || ' ' || l.song_id as place
      from liked_songs l where l.user_id = ${userId}
        ${after ? sql`and (l.liked_at, l.song_id) < (${likedAt}::timestamptz, ${songId}::uuid)` : sql``}
        ${ids ? sql`and l.song_id in ${ids}` : sql``}
      order by l.liked_at desc, l.song_id desc ${most}`
  }
  return sql`select t.id as track_id, t.song_id, t.added_at, t.excluded,
      row_number() over (order by t.position) as nth, t.position as place
    from playlist_tracks t join playlists p on p.id = t.playlist_id
    where p.id = ${list}::uuid and p.user_id = ${userId} and t.removed_at is null
      ${after ? sql`and t.position > ${after}` : sql``}
      ${ids ? sql`and t.id in ${ids}` : sql``}
    order by t.position ${most}`
}

const spotifyId = sql`(select min(x.external_id) from song_sources x
  where x.song_id = s.id and x.source = 'spotify')`
// The video that the listener chose, else the one that the song comes from.
const youtubeId = (userId: string) => sql`coalesce((select c.video_id from video_choices c
  where c.user_id = ${userId}::uuid and c.song_id = s.id), s.youtube_id)`

export const exportRepository = (db: Database) => ({
  /** Entries of a playlist, or of `liked`, in list order: a page of them, or those of `ids`. */
  async rows(list: List, which: Which): Promise<ExportRow[]> {
    if ('ids' in which && which.ids.length === 0) return []
    return rowsOf<ExportRow>(
      db,
      sql`select e.track_id as "trackId", e.place, e.song_id as "songId", e.excluded,
            to_char(e.added_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "addedAt",
            s.title, s.duration_ms as "durationMs", s.isrc, s.explicit, to_json(s.genres) as genres,
            s.release_year as "releaseYear", al.title as album, al.cover_url as "coverUrl",
            coalesce((select json_agg(ar.name order by sa.place) from song_artists sa
              join artists ar on ar.id = sa.artist_id where sa.song_id = s.id), '[]'::json) as artists,
            ${spotifyId} as "spotifyId", ${youtubeId(list.userId)} as "youtubeId"
          from (${entriesOf(list, which)}) e
          join songs s on s.id = e.song_id left join albums al on al.id = s.album_id
          order by e.nth`,
    )
  },
})
