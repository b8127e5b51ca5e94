import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import type { KeysetPage } from './keyset'
import { matchingNames } from './name-search'
import type { SearchTerm } from './tsquery'

export type ArtistListRow = {
  id: string
  name: string
  songCount: number
  albumCount: number
  sortKey: string
}

// Counted for the rows of a page alone; an artist of removed songs has none.
const counts = sql`cross join lateral (
  select count(*)::int as songs, count(distinct s.album_id)::int as albums
  from song_artists sa join songs s on s.id = sa.song_id
  where sa.user_id = ar.user_id and sa.artist_id = ar.id and s.removed_at is null) c`
// With an offset the planner runs it for one artist at a time, until there are enough.
const hasSongs = sql`exists (select from song_artists sa join songs s on s.id = sa.song_id
  where sa.user_id = ar.user_id and sa.artist_id = ar.id and s.removed_at is null offset 0)`

const named = { table: sql`artists`, alias: sql`ar`, name: sql`ar.sort_name`, hasSongs }

const artistRows = (db: Database, page: SQL) =>
  rowsOf<ArtistListRow>(
    db,
    sql`select ar.id, ar.name, c.songs as "songCount", c.albums as "albumCount",
        ar.sort_name as "sortKey"
      from (${page}) ar ${counts} order by ar.nth`,
  )

/** The artists of a library with counts. */
export const artistListRepository = (db: Database) => ({
  /** A page of artists by name, and one row more if there is a next page. */
  list(userId: string, { limit, after }: KeysetPage): Promise<ArtistListRow[]> {
    const isAfter = after
      ? sql`and (ar.sort_name, ar.id) > (${after.key}::text, ${after.id}::uuid)`
      : sql``
    return artistRows(
      db,
      sql`select ar.*, row_number() over (order by ar.sort_name, ar.id) as nth from (
          select ar.* from artists ar where ar.user_id = ${userId} and ${hasSongs} ${isAfter}
          order by ar.sort_name, ar.id limit ${limit + 1}) ar`,
    )
  },

  /** The artist; undefined if the user has no song of such an artist. */
  async find(userId: string, id: string): Promise<ArtistListRow | undefined> {
    const [row] = await artistRows(
      db,
      sql`select ar.*, 1 as nth from artists ar
        where ar.user_id = ${userId} and ar.id = ${id} and ${hasSongs}`,
    )
    return row
  },

  /** The artists whose names contain all terms, which are in natural order, the best matches first. */
  search(userId: string, terms: SearchTerm[], limit: number): Promise<ArtistListRow[]> {
    return artistRows(db, matchingNames(named, { userId, terms, limit }))
  },
})
