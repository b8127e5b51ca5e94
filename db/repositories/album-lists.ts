import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import type { KeysetPage } from './keyset'
import { matchingNames } from './name-search'
import { type SongRow, songColumns } from './song-columns'
import { orderedSongs, songsSubquery, sortKey } from './song-lists'
import type { SearchTerm } from './tsquery'

export type AlbumListRow = {
  id: string
  title: string
  artist: string | null
  isCompilation: boolean | null
  releaseYear: number | null
  coverUrl: string | null
  songCount: number
  totalDurationMs: number
  sortKey: string
}

/** The position of a song on its album; songs without a number come last, by title. */
const position = sql`(to_char(coalesce(songs.disc_number, 1), 'FM00000')
  || to_char(coalesce(songs.track_number, 32767), 'FM00000') || songs.sort_title) collate "C"`

const counts = sql`cross join lateral (
  select count(*)::int as songs, coalesce(sum(s.duration_ms), 0)::float8 as ms
  from songs s where s.album_id = al.id and s.user_id = al.user_id and s.removed_at is null) c`
// With an offset the planner runs it for one album at a time, until there are enough.
const hasSongs = sql`exists (select from songs s
  where s.album_id = al.id and s.user_id = al.user_id and s.removed_at is null offset 0)`

const named = { table: sql`albums`, alias: sql`al`, name: sql`al.sort_title`, hasSongs }

const albumRows = (db: Database, page: SQL) =>
  rowsOf<AlbumListRow>(
    db,
    sql`select al.id, al.title, al.album_artist as artist, al.is_compilation as "isCompilation",
        al.release_year as "releaseYear", al.cover_url as "coverUrl", c.songs as "songCount",
        c.ms as "totalDurationMs", al.sort_title as "sortKey"
      from (${page}) al ${counts} order by al.nth`,
  )

/** The albums of a library with counts. */
export const albumListRepository = (db: Database) => ({
  /** A page of albums by title, of one artist if given, and one row more if there is a next page. */
  list(
    userId: string,
    artistId: string | undefined,
    { limit, after }: KeysetPage,
  ): Promise<AlbumListRow[]> {
    const isAfter = after
      ? sql`and (al.sort_title, al.id) > (${after.key}::text, ${after.id}::uuid)`
      : sql``
    const isOfArtist = artistId
      ? sql`and al.id in (select s.album_id from song_artists sa join songs s on s.id = sa.song_id
          where sa.user_id = ${userId} and sa.artist_id = ${artistId} and s.removed_at is null)`
      : sql``
    return albumRows(
      db,
      sql`select al.*, row_number() over (order by al.sort_title, al.id) as nth from (
          select al.* from albums al
          where al.user_id = ${userId} and ${hasSongs} ${isOfArtist} ${isAfter}
          order by al.sort_title, al.id limit ${limit + 1}) al`,
    )
  },

  /** The album; undefined if the user has no song of such an album. */
  async find(userId: string, id: string): Promise<AlbumListRow | undefined> {
    const [row] = await albumRows(
      db,
      sql`select al.*, 1 as nth from albums al
        where al.user_id = ${userId} and al.id = ${id} and ${hasSongs}`,
    )
    return row
  },

  /** A page of the songs of an album in the order of discs and tracks. */
  listSongs(
    userId: string,
    albumId: string,
    { limit, after }: KeysetPage,
  ): Promise<(SongRow & { sortKey: string })[]> {
    const rows = orderedSongs({
      userId,
      where: [sql`songs.album_id = ${albumId}`],
      sort: { key: position, parse: (key) => sql`${key}::text` },
      after,
      limit: limit + 1,
    })
    return db.select({ ...songColumns(userId), sortKey }).from(songsSubquery(rows))
  },

  /**
   * The albums whose titles and artists contain all terms, which are in natural order, the best matches
   * first.
   */
  search(userId: string, terms: SearchTerm[], limit: number): Promise<AlbumListRow[]> {
    return albumRows(db, matchingNames(named, { userId, terms, limit }))
  },
})
