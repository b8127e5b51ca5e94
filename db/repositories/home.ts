import { type SQL, sql } from 'drizzle-orm'
import { LIBRARY_LIST, LIKED_LIST } from '@/lib/list-id'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'

/** A list on the home page. */
export type HomeRow = {
  list: string
  name: string | null
  trackCount: number
  totalDurationMs: number
  /** Tracks played of the running set, and its size; null if no shuffle is running. */
  played: number | null
  size: number | null
  /** Ids of the main artists in list order; a sample of long lists. */
  artists: string[]
}

const MAX_COVER_TICKS = 96
const MAX_RECENT_PLAYS = 2_000

// The set that contains the last turn of a session.
const runningSet = sql`lateral (
  select w.start_turn, w.size from shuffle_sets w
  where w.session_id = s.id and w.start_turn <= greatest(s.turn, 1)
  order by w.set_number desc limit 1)`

const progress = sql`case when s.turn > 0 then s.turn - w.start_turn + 1 end as played,
  case when s.turn > 0 then w.size end as size`

export const homeRepository = (db: Database) => ({
  /**
   * Up to `limit` playlists with a running shuffle, the last played first, then up to `limit`
   * others, the last changed first.
   */
  async listPlaylists(userId: string, limit: number): Promise<HomeRow[]> {
    return rowsOf<HomeRow>(
      db,
      sql`with last_plays as (
          select playlist_id, max(played_at) as at from (
            select playlist_id, played_at from plays where user_id = ${userId}
            order by played_at desc limit ${MAX_RECENT_PLAYS}) latest
          group by playlist_id),
        lists as (
          select p.id, p.name, p.track_count, p.total_duration_ms, p.updated_at,
            coalesce(h.at, s.started_at) as last_played_at, ${progress}
          from playlists p
          left join shuffle_sessions s
            on s.user_id = p.user_id and s.list = p.id::text and s.ended_at is null
          left join ${runningSet} w on true
          left join last_plays h on h.playlist_id = p.id
          where p.user_id = ${userId}),
        picked as (
          (select * from lists where size is not null
            order by last_played_at desc, id desc limit ${limit})
          union all
          (select * from lists where size is null
            order by updated_at desc, id desc limit ${limit}))
        select p.id::text as list, p.name, p.track_count as "trackCount",
          p.total_duration_ms::float8 as "totalDurationMs", p.played, p.size,
          coalesce(c.artists, '{}') as artists
        from picked p
        left join lateral (${coverOfPlaylist}) c on true
        order by p.size is null, case when p.size is null then p.updated_at else p.last_played_at end desc,
          p.id desc`,
    )
  },

  /** Those of `liked` and `library` that have a running shuffle. */
  async listOwnLists(userId: string): Promise<HomeRow[]> {
    return rowsOf<HomeRow>(
      db,
      sql`select s.list, null as name, w.size as "trackCount", 0::float8 as "totalDurationMs",
          ${progress}, coalesce(c.artists, '{}') as artists
        from shuffle_sessions s
        join ${runningSet} w on true
        left join lateral (${coverOfLiked(userId)}) c on s.list = ${LIKED_LIST}
        where s.user_id = ${userId} and s.list in (${LIKED_LIST}, ${LIBRARY_LIST})
          and s.ended_at is null and s.turn > 0
        order by s.started_at desc`,
    )
  },

  /** The main artist id of each liked song, the latest like first; null if a song has none. */
  async listLikedArtists(userId: string): Promise<(string | null)[]> {
    const rows = await rowsOf<{ artist: string | null }>(
      db,
      sql`select sa.artist_id::text as artist from liked_songs l
        left join song_artists sa on sa.song_id = l.song_id and sa.place = 0
        where l.user_id = ${userId} order by l.liked_at desc, l.song_id desc`,
    )
    return rows.map((row) => row.artist)
  },
})

// Each n-th track of a long list, so that the cover represents all of it.
const coverOfPlaylist: SQL = sql`select array_agg(sa.artist_id::text order by t.place) as artists
  from (select x.song_id, row_number() over (order by x.position) as place
    from playlist_tracks x where x.playlist_id = p.id and x.removed_at is null) t
  join song_artists sa on sa.song_id = t.song_id and sa.place = 0
  where t.place * ${MAX_COVER_TICKS} / greatest(p.track_count, ${MAX_COVER_TICKS})
    > (t.place - 1) * ${MAX_COVER_TICKS} / greatest(p.track_count, ${MAX_COVER_TICKS})`

const coverOfLiked = (
  userId: string,
): SQL => sql`select array_agg(sa.artist_id::text order by l.liked_at desc) as artists
  from (select song_id, liked_at from liked_songs where user_id = ${userId}
    order by liked_at desc limit ${MAX_COVER_TICKS}) l
  join song_artists sa on sa.song_id = l.song_id and sa.place = 0`
