import { sql } from 'drizzle-orm'
import { LIKED_LIST } from '@/lib/list-id'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { hasRecording } from './playable-songs'

/** A track that an import added or removed, or whose removal waits for a confirmation. */
export type ChangedTrackRow = {
  list: string
  listName: string | null
  songId: string
  title: string
  artists: string[]
  /** Whether the import added the song to the library. */
  isNewSong: boolean
}

type Change = 'added' | 'removed' | 'pending'
/** The position of a track: its list, and its number within the list from 1. */
export type ChangeKey = { list: string; number: number }
type Page = {
  limit: number
  /** The last track of the page before; null for the first page. */
  after: ChangeKey | null
}
/** A page of changed tracks. */
export type ChangePage = {
  rows: ChangedTrackRow[]
  /** The key of the next page; null after the last one. */
  next: ChangeKey | null
}
type FoundRow = Omit<ChangedTrackRow, 'songId'> & { songId: string | null; number: number }
type Playable = { count: number; total: number }

/** More tracks would make the report slow: each takes several index lookups. */
const MAX_COUNTED_TRACKS = 20_000

/** The rows and figures of a report. The caller has found the import by its owner. */
export const importReportRepository = (db: Database) => ({
  /** A page of the tracks that an import changed, by list; songs that were deleted are missing. */
  async listTracks(
    { userId, importId }: { userId: string; importId: string },
    change: Change,
    { limit, after }: Page,
  ): Promise<ChangePage> {
    const list = after?.list ?? ''
    const start = (after?.number ?? 0) + 1
    // Only the tracks of the page are joined: `before` are those of the page in earlier lists.
    const found = await rowsOf<FoundRow>(
      db,
      sql`with rest as (
            select i.user_id, i.created_at, c.list, ${sql.raw(`c.${change}`)} as ids,
              case when c.list = ${list} then ${start}::int else 1 end as start
            from imports i join import_changes c on c.import_id = i.id
            where i.id = ${importId} and i.user_id = ${userId}
              and (c.list = ${LIKED_LIST}, c.list) >= (${list === LIKED_LIST}, ${list})),
          sized as (
            select *, coalesce(sum(greatest(0, cardinality(ids) - start + 1)) over (
              order by list = ${LIKED_LIST}, list
              rows between unbounded preceding and 1 preceding), 0)::int as before
            from rest),
          picked as (
            select z.user_id, z.created_at, z.list, u.id, (z.start + u.n - 1)::int as n
            from sized z
            cross join unnest(z.ids[z.start : z.start + ${limit}::int - z.before - 1])
              with ordinality u(id, n)
            where z.before < ${limit}::int)
          select k.list, k.n as number, p.name as "listName", s.id as "songId", s.title,
            array(select a.value ->> 'name' from jsonb_array_elements(s.artists)
              with ordinality a(value, n) order by a.n) as artists,
            s.created_at >= k.created_at as "isNewSong"
          from picked k
          left join playlist_tracks t on t.id = k.id
          left join songs s on s.id = coalesce(t.song_id, k.id) and s.user_id = k.user_id
          left join playlists p on p.id = t.playlist_id
          order by k.list = ${LIKED_LIST}, k.list, k.n`,
    )
    const last = found.length < limit ? undefined : found.at(-1)
    return {
      rows: found.flatMap(({ songId, number: _, ...row }) => (songId ? { ...row, songId } : [])),
      next: last ? { list: last.list, number: last.number } : null,
    }
  },

  /** How many tracks of the playlists can play now; null if there are too many to count. */
  async countPlayable(userId: string, playlistIds: string[]): Promise<Playable | null> {
    if (playlistIds.length === 0) return null
    const ids = JSON.stringify(playlistIds)
    const [row] = await rowsOf<Playable>(
      db,
      sql`select count(*)::int as total, (count(*) filter (where is_playable))::int as count from (
            select ${hasRecording(userId)} as is_playable
            from playlists p join playlist_tracks t on t.playlist_id = p.id
            join songs on songs.id = t.song_id
            where p.user_id = ${userId} and t.removed_at is null and p.id in (
              select value::uuid from jsonb_array_elements_text(${ids}::jsonb))
            limit ${MAX_COUNTED_TRACKS + 1}) listed`,
    )
    return row && row.total > 0 && row.total <= MAX_COUNTED_TRACKS ? row : null
  },
})
