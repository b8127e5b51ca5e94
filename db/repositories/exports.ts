import { type SQL, sql } from 'drizzle-orm'
import { LIKED_LIST, type ListKey } from '@/lib/list-id'
import { avoidSorts } from '../index-order'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'

/** A track with everything that identifies its song elsewhere. */
export type ExportRow = {
  trackId: string
  /** The cursor of the page after this row. */
  cursor: string
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
  /** The path or URL of the audio in the file that the song came from; null if it had none. */
  location: string | null
  /** ISO 8601 in UTC. */
  addedAt: string
  excluded: boolean
}

type Selection = { limit: number; after?: string } | { ids: string[] }

// The tracks of a playlist or the liked songs, in list order.
function selectEntries({ userId, list }: ListKey, selection: Selection): SQL {
  const after = 'after' in selection ? selection.after : undefined
  const ids = 'ids' in selection ? selection.ids : undefined
  const limit = 'limit' in selection ? sql`limit ${selection.limit}` : sql``
  if (list === LIKED_LIST) {
    const [likedAt, songId] = after?.split(' ') ?? []
    return sql`select l.song_id as track_id, l.song_id, l.liked_at as added_at, false as excluded,
        row_number() over (order by l.liked_at desc, l.song_id desc) as nth,
        to_char(l.liked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || ' ' || l.song_id as cursor
      from liked_songs l where l.user_id = ${userId}
        ${after ? sql`and (l.liked_at, l.song_id) < (${likedAt}::timestamptz, ${songId}::uuid)` : sql``}
        ${ids ? sql`and l.song_id in ${ids}` : sql``}
      order by l.liked_at desc, l.song_id desc ${limit}`
  }
  return sql`select t.id as track_id, t.song_id, t.added_at, t.excluded,
      row_number() over (order by t.position) as nth, t.position as cursor
    from playlist_tracks t join playlists p on p.id = t.playlist_id
    where p.id = ${list}::uuid and p.user_id = ${userId} and t.removed_at is null
      ${after ? sql`and t.position > ${after}` : sql``}
      ${ids ? sql`and t.id in ${ids}` : sql``}
    order by t.position ${limit}`
}

const spotifyId = sql`(select min(x.external_id) from song_sources x
  where x.song_id = s.id and x.source = 'spotify')`
// The user's choice, else the video that the song was imported from.
const youtubeId = (userId: string) => sql`coalesce((select c.video_id from video_choices c
  where c.user_id = ${userId}::uuid and c.song_id = s.id), s.youtube_id)`

const selectRows = (list: ListKey, selection: Selection): SQL =>
  sql`select e.track_id as "trackId", e.cursor, e.song_id as "songId", e.excluded,
        to_char(e.added_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "addedAt",
        s.title, s.file_path as location, s.duration_ms as "durationMs", s.isrc, s.explicit, to_json(s.genres) as genres,
        s.release_year as "releaseYear", al.title as album, coalesce(al.cover_url, s.cover_url) as "coverUrl",
        coalesce((select json_agg(ar.name order by sa.place) from song_artists sa
          join artists ar on ar.id = sa.artist_id where sa.song_id = s.id), '[]'::json) as artists,
        ${spotifyId} as "spotifyId", ${youtubeId(list.userId)} as "youtubeId"
      from (${selectEntries(list, selection)}) e
      join songs s on s.id = e.song_id and s.user_id = ${list.userId}
      left join albums al on al.id = s.album_id
      order by e.nth`

export const exportRepository = (db: Database) => ({
  /** Rows of a playlist or of `liked` in list order: a page, or those with the given ids. */
  async list(list: ListKey, selection: Selection): Promise<ExportRow[]> {
    const query = selectRows(list, selection)
    if ('ids' in selection) {
      return selection.ids.length === 0 ? [] : rowsOf<ExportRow>(db, query)
    }
    return db.transaction(async (tx) => {
      await avoidSorts(tx)
      return rowsOf<ExportRow>(tx, query)
    })
  },
})
