import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { albums, artists, songArtists, songSources, songs } from '../schema/songs'

const CATALOGUE_LOCK = 7_423_552

type NewSong = typeof songs.$inferInsert
type CreditedSong = NewSong & { id: string; artistIds: string[] }
type Source = { source: 'spotify' | 'youtube' | 'demo'; externalId: string; songId: string }
export type SongSource = NewSong['source']

/** What is known anew of a song that is written down anew: Spotify says nothing of genres. */
const REWRITTEN = [
  'title',
  'albumId',
  'durationMs',
  'isrc',
  'explicit',
  'releaseYear',
  'source',
  'search',
  'sortArtist',
  'sortTitle',
] as const

/** A song that may be the one that is looked for. */
export type Candidate = {
  songId: string
  matchKey: string
  durationMs: number | null
  isrc: string | null
  source: SongSource
}

/** A song as a file of our own names it. */
export type OwnSong = { songId: string; title: string; artists: string[]; source: SongSource }

const unique = <Item, Key>(items: Item[], keyOf: (item: Item) => Key) => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
]

async function credit(db: Database, rows: Pick<CreditedSong, 'id' | 'artistIds'>[]): Promise<void> {
  const credits = rows.flatMap((row) =>
    row.artistIds.map((artistId, place) => ({ songId: row.id, artistId, place })),
  )
  if (credits.length > 0) await db.insert(songArtists).values(credits)
}

export const catalogueRepository = (db: Database) => ({
  /** One writer at a time until the transaction ends: two imports cannot add the same song twice. */
  async lock(): Promise<void> {
    await db.execute(sql`select pg_advisory_xact_lock(${CATALOGUE_LOCK})`)
  },

  /** Songs of the shared catalogue that have one of these ids, ISRCs or match keys, the oldest first. */
  async candidates(by: {
    id: string[]
    isrc: string[]
    match_key: string[]
  }): Promise<Candidate[]> {
    // One after another: each part has an index, and all at once have none.
    const parts = Object.entries(by).flatMap(([column, values]) =>
      values.length === 0
        ? []
        : sql`select id as "songId", match_key as "matchKey", duration_ms as "durationMs", isrc, source
            from songs where owner_id is null and ${sql.identifier(column)} in ${values}`,
    )
    if (parts.length === 0) return []
    return rowsOf<Candidate>(db, sql`${sql.join(parts, sql` union `)} order by 1`)
  },

  async bySource(source: Source['source'], ids: string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map()
    const rows = await rowsOf<{ externalId: string; songId: string }>(
      db,
      sql`select external_id as "externalId", song_id as "songId" from song_sources
          where source = ${source} and external_id in ${ids}`,
    )
    return new Map(rows.map((row) => [row.externalId, row.songId]))
  },

  /** Songs by our own id that `userId` may mean: of the catalogue, or uploads of their own. */
  async byId(userId: string, ids: string[]): Promise<OwnSong[]> {
    if (ids.length === 0) return []
    return rowsOf<OwnSong>(
      db,
      sql`select s.id as "songId", s.title, s.source,
            coalesce((select json_agg(ar.name order by sa.place) from song_artists sa
              join artists ar on ar.id = sa.artist_id where sa.song_id = s.id), '[]'::json) as artists
          from songs s where s.id in ${ids}
            and (s.owner_id is null or s.owner_id = ${userId} and s.removed_at is null)`,
    )
  },

  /** Ids of artists by match key, made where missing. Spotify's spelling goes before all others. */
  async ensureArtists(
    rows: { name: string; matchKey: string }[],
    source: SongSource,
  ): Promise<Map<string, string>> {
    if (rows.length === 0) return new Map()
    const distinct = unique(rows, (row) => row.matchKey)
    const added = db.insert(artists).values(distinct)
    if (source !== 'spotify') await added.onConflictDoNothing()
    else {
      await added.onConflictDoUpdate({
        target: artists.matchKey,
        set: { name: sql`excluded.name` },
        setWhere: sql`${artists.name} <> excluded.name and not exists (
          select 1 from song_artists sa join songs s on s.id = sa.song_id
          where sa.artist_id = ${artists.id} and s.source = 'spotify')`,
      })
    }
    const found = await rowsOf<{ id: string; matchKey: string }>(
      db,
      sql`select id, match_key as "matchKey" from artists
          where match_key in ${distinct.map((row) => row.matchKey)}`,
    )
    return new Map(found.map((row) => [row.matchKey, row.id]))
  },

  /**
   * Ids of albums by match key, made where missing; a cover is added where there was none. What
   * Spotify says goes before what others said, and its first word stands.
   */
  async ensureAlbums(
    rows: (typeof albums.$inferInsert)[],
    source: SongSource,
  ): Promise<Map<string, string>> {
    if (rows.length === 0) return new Map()
    const distinct = unique(rows, (row) => row.matchKey)
    const isNews =
      source === 'spotify'
        ? sql`not exists (select 1 from songs s where s.album_id = ${albums.id} and s.source = 'spotify')`
        : sql`false`
    const found = await db
      .insert(albums)
      .values(distinct)
      .onConflictDoUpdate({
        target: albums.matchKey,
        set: {
          title: sql`case when ${isNews} then excluded.title else ${albums.title} end`,
          coverUrl: sql`case when ${isNews} then coalesce(excluded.cover_url, ${albums.coverUrl})
            else coalesce(${albums.coverUrl}, excluded.cover_url) end`,
          releaseYear: sql`case when ${isNews} then coalesce(excluded.release_year, ${albums.releaseYear})
            else ${albums.releaseYear} end`,
        },
      })
      .returning({ id: albums.id, matchKey: albums.matchKey })
    return new Map(found.map((row) => [row.matchKey, row.id]))
  },

  async addSongs(rows: CreditedSong[]): Promise<void> {
    if (rows.length === 0) return
    await db.insert(songs).values(rows.map(({ artistIds: _ids, ...song }) => song))
    await credit(db, rows)
  },

  /** Writes down anew what songs of the catalogue are, but for their genres. */
  async overwrite(rows: CreditedSong[]): Promise<void> {
    if (rows.length === 0) return
    const ids = rows.map(({ id }) => id)
    // An upsert of rows that are all there: many at once, with each column's own type.
    await db
      .insert(songs)
      .values(rows.map(({ artistIds: _ids, ...song }) => song))
      .onConflictDoUpdate({
        target: songs.id,
        set: Object.fromEntries(
          REWRITTEN.map((name) => [name, sql`excluded.${sql.identifier(songs[name].name)}`]),
        ),
      })
    await db.delete(songArtists).where(inArray(songArtists.songId, ids))
    await credit(db, rows)
    await db
      .delete(songSources)
      .where(and(inArray(songSources.songId, ids), eq(songSources.source, 'spotify')))
    await db.execute(sql`insert into search_words (word, uses)
      select u.word, count(*) from songs s, unnest(tsvector_to_array(s.search)) as u(word)
      where s.id in ${ids} group by u.word order by u.word on conflict do nothing`)
  },

  /** Takes their ISRC away from songs: another one has the better claim to it. */
  async clearIsrcs(ids: string[]): Promise<void> {
    if (ids.length > 0) await db.update(songs).set({ isrc: null }).where(inArray(songs.id, ids))
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
    await credit(db, [{ id: songId, artistIds }])
    return true
  },

  async addSources(rows: Source[]): Promise<void> {
    if (rows.length > 0) await db.insert(songSources).values(rows).onConflictDoNothing()
  },

  /** Says which songs ids mean, whatever was said of them before. */
  async setSources(rows: Source[]): Promise<void> {
    if (rows.length === 0) return
    await db
      .insert(songSources)
      .values(unique(rows, (row) => row.externalId))
      .onConflictDoUpdate({
        target: [songSources.source, songSources.externalId],
        set: { songId: sql`excluded.song_id` },
        setWhere: sql`${songSources.songId} <> excluded.song_id`,
      })
  },

  /** Fills in what the catalogue did not know of songs it has. */
  async complete(rows: Pick<Candidate, 'songId' | 'durationMs' | 'isrc'>[]): Promise<void> {
    if (rows.length === 0) return
    const values = sql.join(
      unique(rows, (row) => row.songId).map(
        (row) => sql`(${row.songId}::uuid, ${row.durationMs}::int, ${row.isrc}::text)`,
      ),
      sql`, `,
    )
    await db.execute(
      sql`update songs s set duration_ms = coalesce(s.duration_ms, v.duration_ms),
            isrc = coalesce(s.isrc, v.isrc)
          from (values ${values}) as v(id, duration_ms, isrc) where s.id = v.id`,
    )
  },
})
