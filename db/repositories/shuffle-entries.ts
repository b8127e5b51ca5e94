import { type SQL, sql } from 'drizzle-orm'
import {
  type DerivedList,
  isPlaylistId,
  LIBRARY_LIST,
  LIKED_LIST,
  type ListKey,
  parseDerivedList,
} from '@/lib/list-id'
import { fetchPages } from '../fetch-pages'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import type { SongFilter } from '../schema/views'
import { isPlayable } from './playable-songs'
import { isPresent, songConditions } from './song-lists'
import { matchesTerms } from './song-search'
import type { SearchTerm } from './tsquery'
import { toUuids } from './uuid-arrays'

/** The input of the shuffle about one entry of a list. */
export type ShuffleEntry = {
  trackId: string
  songId: string
  /** Removed or excluded; kept, because a running session may have dealt it before. */
  absent: boolean
  title: string
  /** The names of its artists, in order. */
  artists: string[]
  album: string | null
  song: string
  liked: boolean
  bpm: number | null
  camelot: string | null
  energy: number | null
}
/** The songs of a view: those that match its filter and its search, if it has one. */
export type ViewSongs = { filter: SongFilter; terms?: SearchTerm[] }
/** A list; that of a view with its songs. */
export type EntryList = ListKey & { view?: ViewSongs }

type Part = {
  /** Only these entries; all if undefined. */
  ids?: readonly string[]
  /** Also songs that do not match the conditions of a derived list. */
  withUnmatched?: boolean
}

const PAGE_ROWS = 1_000

// The entries of a playlist are tracks, those of other lists are songs.
const entriesOf = (
  { userId, list, view }: EntryList,
  { ids, withUnmatched = false }: Part = {},
): SQL => {
  const isIn = (column: SQL) => (ids ? sql`and ${column} = any(${toUuids(ids)})` : sql``)
  if (list === LIKED_LIST) {
    return sql`select l.song_id as track_id, l.song_id, false as absent, l.liked_at as place
      from liked_songs l where l.user_id = ${userId} ${isIn(sql`l.song_id`)}`
  }
  if (list === LIBRARY_LIST) {
    return sql`select u.song_id as track_id, u.song_id, false as absent, u.song_id as place from (
      select t.song_id from playlist_tracks t join playlists p on p.id = t.playlist_id
        where p.user_id = ${userId} and t.removed_at is null ${isIn(sql`t.song_id`)}
      union select l.song_id from liked_songs l where l.user_id = ${userId} ${isIn(sql`l.song_id`)}
      union select f.song_id from audio_files f join songs s on s.id = f.song_id
        where f.user_id = ${userId} and s.removed_at is null ${isIn(sql`f.song_id`)}) u`
  }
  const derived = parseDerivedList(list)
  if (derived) {
    const matches = withUnmatched ? [] : derivedConditions(userId, derived, view)
    return sql`select songs.id as track_id, songs.id as song_id, false as absent,
        songs.id as place
      from songs where ${sql.join([isPresent(userId), ...matches], sql` and `)} ${isIn(sql`songs.id`)}`
  }
  // "offset 0" makes the planner look the tracks up by id instead of reading the index of the whole list.
  const tracks = ids
    ? sql`(select * from playlist_tracks where id = any(${toUuids(ids)}) offset 0)`
    : sql`playlist_tracks`
  return sql`select t.id as track_id, t.song_id,
      t.removed_at is not null or t.excluded as absent, t.position as place
    from ${tracks} t join playlists p on p.id = t.playlist_id
    where p.user_id = ${userId} and p.id = ${list}::uuid`
}

function derivedConditions(
  userId: string,
  { kind, id }: DerivedList,
  view: ViewSongs | undefined,
): SQL[] {
  if (kind !== 'view') return songConditions(userId, { [kind]: id })
  if (!view) return [sql`false`]
  const { filter, terms } = view
  const conditions = songConditions(userId, filter)
  if (!terms) return conditions
  return [...conditions, terms.length > 0 ? matchesTerms(terms) : sql`false`]
}

const selectIds = (key: EntryList, ids?: readonly string[]): SQL =>
  sql`select e.track_id as id from (${entriesOf(key, { ids })}) e
      where not e.absent order by e.place, e.track_id`

export const shuffleEntryRepository = (db: Database) => ({
  /** The track ids of all entries that are not absent, in list order; in pages of a transaction. */
  async *listIdPages(key: EntryList): AsyncGenerator<string[]> {
    const hasIndex = key.list === LIKED_LIST || isPlaylistId(key.list)
    const options = { pageRows: PAGE_ROWS, hasIndex }
    for await (const rows of fetchPages<{ id: string }>(db, selectIds(key), options)) {
      yield rows.map((row) => row.id)
    }
  },

  /** Those of the entries `ids` that are not absent, in list order. */
  async listIds(key: EntryList, ids: readonly string[]): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(db, selectIds(key, ids))
    return rows.map((row) => row.id)
  },

  /** The ids of the entries of a song that are not absent, in list order. */
  async listIdsOfSong(key: ListKey, songId: string): Promise<string[]> {
    // The entries of other lists are songs.
    if (!isPlaylistId(key.list)) return [songId]
    const rows = await rowsOf<{ id: string }>(
      db,
      sql`select t.id from playlist_tracks t join playlists p on p.id = t.playlist_id
        where p.user_id = ${key.userId} and p.id = ${key.list}::uuid
          and t.song_id = ${songId}::uuid and t.removed_at is null and not t.excluded
        order by t.position`,
    )
    return rows.map((row) => row.id)
  },

  /** The number of entries that are not absent. */
  async count(key: EntryList): Promise<number> {
    const [row] = await rowsOf<{ count: number }>(
      db,
      sql`select count(*)::int as count from (${entriesOf(key)}) e where not e.absent`,
    )
    return row?.count ?? 0
  },

  /** Those of the entries `ids` that can be played, in no particular order; see `isPlayable`. */
  async listPlayable(
    key: ListKey,
    ids: readonly string[],
    options: { hasServerKey: boolean },
  ): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      db,
      sql`select e.track_id as id from (${entriesOf(key, { ids, withUnmatched: true })}) e
        join songs on songs.id = e.song_id
        where songs.user_id = ${key.userId} and ${isPlayable(key.userId, options)}`,
    )
    return rows.map((row) => row.id)
  },

  /** Those of the entries that exist, in no particular order; none for a list of another user. */
  async findMany(key: ListKey, ids: readonly string[]): Promise<ShuffleEntry[]> {
    return rowsOf<ShuffleEntry>(
      db,
      // The data of a song does not depend on the conditions of a list, and it may have left the list.
      // Credits and likes are read once for all entries, not for each.
      sql`with e as materialized (${entriesOf(key, { ids, withUnmatched: true })}),
          credits as (
            select sa.song_id, array_agg(ar.name order by sa.place) as names
            from song_artists sa join artists ar on ar.id = sa.artist_id
            where sa.song_id in (select song_id from e) group by sa.song_id)
        select e.track_id as "trackId", e.song_id as "songId", e.absent,
          s.title, coalesce(a.names, '{}') as artists, s.album_id as album, s.recording_key as song, l.song_id is not null as liked,
          s.bpm, s.features ->> 'camelot' as camelot, (s.features ->> 'energy')::real as energy
        from e
        join songs s on s.id = e.song_id and s.user_id = ${key.userId}
        left join credits a on a.song_id = e.song_id
        left join liked_songs l
          on l.user_id = ${key.userId} and l.recording_key = s.recording_key`,
    )
  },
})
