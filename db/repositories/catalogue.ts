import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { albums, artists, songArtists, songSources, songs } from '../schema/songs'

const CATALOGUE_LOCK = 7_423_552

type NewSong = typeof songs.$inferInsert
type Source = { source: 'spotify' | 'youtube' | 'demo'; externalId: string; songId: string }

/** A song that may be the one that is looked for. */
export type Candidate = { songId: string; matchKey: string; durationMs: number | null }

/** A song as a file of our own names it. */
export type OwnSong = { songId: string; title: string; artists: string[]; isShared: boolean }

const unique = <Item, Key>(items: Item[], keyOf: (item: Item) => Key) => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
]
const listOf = (values: string[]) =>
  sql`(${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`

export const catalogueRepository = (db: Database) => ({
  /** One writer at a time until the transaction ends: two imports cannot add the same song twice. */
  async lock(): Promise<void> {
    await db.execute(sql`select pg_advisory_xact_lock(${CATALOGUE_LOCK})`)
  },

  /** Songs of the shared catalogue by ISRC. */
  async byIsrc(isrcs: string[]): Promise<Map<string, string>> {
    if (isrcs.length === 0) return new Map()
    const rows = await rowsOf<{ isrc: string; id: string }>(
      db,
      sql`select isrc, id from songs where owner_id is null and isrc in ${listOf(isrcs)}`,
    )
    return new Map(rows.map((row) => [row.isrc, row.id]))
  },

  async bySource(source: Source['source'], ids: string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map()
    const rows = await rowsOf<{ externalId: string; songId: string }>(
      db,
      sql`select external_id as "externalId", song_id as "songId" from song_sources
          where source = ${source} and external_id in ${listOf(ids)}`,
    )
    return new Map(rows.map((row) => [row.externalId, row.songId]))
  },

  async byMatchKey(keys: string[]): Promise<Candidate[]> {
    if (keys.length === 0) return []
    return rowsOf<Candidate>(
      db,
      sql`select id as "songId", match_key as "matchKey", duration_ms as "durationMs" from songs
          where owner_id is null and match_key in ${listOf(keys)} order by id`,
    )
  },

  /** Songs by our own id that `userId` may mean: of the catalogue, or uploads of their own. */
  async byId(userId: string, ids: string[]): Promise<OwnSong[]> {
    if (ids.length === 0) return []
    return rowsOf<OwnSong>(
      db,
      sql`select s.id as "songId", s.title, s.owner_id is null as "isShared",
            coalesce((select json_agg(ar.name order by sa.place) from song_artists sa
              join artists ar on ar.id = sa.artist_id where sa.song_id = s.id), '[]'::json) as artists
          from songs s where s.id in ${listOf(ids)}
            and (s.owner_id is null or s.owner_id = ${userId} and s.removed_at is null)`,
    )
  },

  /** Ids of artists by match key, made where missing. */
  async ensureArtists(rows: { name: string; matchKey: string }[]): Promise<Map<string, string>> {
    if (rows.length === 0) return new Map()
    const distinct = unique(rows, (row) => row.matchKey)
    await db.insert(artists).values(distinct).onConflictDoNothing()
    const found = await rowsOf<{ id: string; matchKey: string }>(
      db,
      sql`select id, match_key as "matchKey" from artists
          where match_key in ${listOf(distinct.map((row) => row.matchKey))}`,
    )
    return new Map(found.map((row) => [row.matchKey, row.id]))
  },

  /** Ids of albums by match key, made where missing; a cover is added where there was none. */
  async ensureAlbums(rows: (typeof albums.$inferInsert)[]): Promise<Map<string, string>> {
    if (rows.length === 0) return new Map()
    const distinct = unique(rows, (row) => row.matchKey)
    const found = await db
      .insert(albums)
      .values(distinct)
      .onConflictDoUpdate({
        target: albums.matchKey,
        set: { coverUrl: sql`coalesce(${albums.coverUrl}, excluded.cover_url)` },
      })
      .returning({ id: albums.id, matchKey: albums.matchKey })
    return new Map(found.map((row) => [row.matchKey, row.id]))
  },

  async addSongs(rows: (NewSong & { id: string; artistIds: string[] })[]): Promise<void> {
    if (rows.length === 0) return
    await db.insert(songs).values(rows.map(({ artistIds: _ids, ...song }) => song))
    const credits = rows.flatMap((row) =>
      row.artistIds.map((artistId, place) => ({ songId: row.id, artistId, place })),
    )
    if (credits.length > 0) await db.insert(songArtists).values(credits)
  },

  /** Writes down anew what an upload is, for its owner; answers whether there is such a song. */
  async changeOwned(
    { userId, songId }: { userId: string; songId: string },
    { artistIds, ...change }: Partial<NewSong> & { artistIds: string[] },
  ): Promise<boolean> {
    const changed = await db
      .update(songs)
      .set(change)
      .where(and(eq(songs.id, songId), eq(songs.ownerId, userId), isNull(songs.removedAt)))
      .returning({ id: songs.id })
    if (changed.length === 0) return false
    await db.delete(songArtists).where(eq(songArtists.songId, songId))
    const credits = artistIds.map((artistId, place) => ({ songId, artistId, place }))
    if (credits.length > 0) await db.insert(songArtists).values(credits)
    return true
  },

  async addSources(rows: Source[]): Promise<void> {
    if (rows.length > 0) await db.insert(songSources).values(rows).onConflictDoNothing()
  },

  /** Fills in what the catalogue did not know of songs it has. */
  async complete(rows: { songId: string; durationMs: number | null; isrc: string | null }[]) {
    const known = rows.filter((row) => row.durationMs !== null || row.isrc !== null)
    if (known.length === 0) return
    const values = sql.join(
      known.map((row) => sql`(${row.songId}::uuid, ${row.durationMs}::int, ${row.isrc}::text)`),
      sql`, `,
    )
    await db.execute(
      sql`update songs s set duration_ms = coalesce(s.duration_ms, v.duration_ms),
            isrc = case when s.isrc is null and v.isrc is not null and v.nth = 1 and not exists
              (select 1 from songs o where o.isrc = v.isrc and o.owner_id is null)
              then v.isrc else s.isrc end
          from (select w.*, row_number() over (partition by w.isrc order by w.id) as nth
            from (select distinct on (id) * from (values ${values}) as u(id, duration_ms, isrc)) w) v
          where s.id = v.id and (s.duration_ms is null and v.duration_ms is not null
            or s.isrc is null and v.isrc is not null)`,
    )
  },
})
