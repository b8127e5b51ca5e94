import { type SQL, sql } from 'drizzle-orm'
import { LIBRARY_LIST, LIKED_LIST, type ListKey } from '@/lib/list-id'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'

/** The input of the shuffle about one entry of a list. */
export type ShuffleEntry = {
  trackId: string
  songId: string
  /** Removed or excluded; kept, because a running session may have dealt it before. */
  absent: boolean
  artists: string[]
  artistNames: string[]
  album: string | null
  song: string
  liked: boolean
  bpm: number | null
  camelot: string | null
  energy: number | null
}
// The entries of a playlist are tracks, those of `liked` and `library` are songs.
const entriesOf = ({ userId, list }: ListKey): SQL => {
  if (list === LIKED_LIST) {
    return sql`select l.song_id as track_id, l.song_id, false as absent, l.liked_at as place
      from liked_songs l where l.user_id = ${userId}`
  }
  if (list === LIBRARY_LIST) {
    return sql`select u.song_id as track_id, u.song_id, false as absent, u.song_id as place from (
      select t.song_id from playlist_tracks t join playlists p on p.id = t.playlist_id
        where p.user_id = ${userId} and t.removed_at is null
      union select l.song_id from liked_songs l where l.user_id = ${userId}
      union select f.song_id from audio_files f join songs s on s.id = f.song_id
        where f.user_id = ${userId} and s.removed_at is null) u`
  }
  return sql`select t.id as track_id, t.song_id,
      t.removed_at is not null or t.excluded as absent, t.position as place
    from playlist_tracks t join playlists p on p.id = t.playlist_id
    where p.user_id = ${userId} and p.id = ${list}::uuid`
}

export const shuffleEntryRepository = (db: Database) => ({
  /** The track ids of the entries that are not absent, in list order. */
  async listIds(key: ListKey): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      db,
      sql`select e.track_id as id from (${entriesOf(key)}) e
          where not e.absent order by e.place, e.track_id`,
    )
    return rows.map((row) => row.id)
  },

  /** All entries in list order; none for a list of another user. */
  async list(key: ListKey): Promise<ShuffleEntry[]> {
    return rowsOf<ShuffleEntry>(
      db,
      // Credits and likes are read once for the whole list, not for each track.
      sql`with e as materialized (${entriesOf(key)}),
          credits as (
            select sa.song_id, array_agg(sa.artist_id::text order by sa.place) as ids,
              array_agg(ar.name order by sa.place) as names
            from song_artists sa join artists ar on ar.id = sa.artist_id
            where sa.song_id in (select song_id from e) group by sa.song_id)
        select e.track_id as "trackId", e.song_id as "songId", e.absent,
          coalesce(a.ids, '{}') as artists, coalesce(a.names, '{}') as "artistNames",
          s.album_id as album, s.recording_key as song, l.song_id is not null as liked,
          s.bpm, s.features ->> 'camelot' as camelot, (s.features ->> 'energy')::real as energy
        from e
        join songs s on s.id = e.song_id and s.user_id = ${key.userId}
        left join credits a on a.song_id = e.song_id
        left join liked_songs l
          on l.user_id = ${key.userId} and l.recording_key = s.recording_key
        order by e.place, e.track_id`,
    )
  },
})
