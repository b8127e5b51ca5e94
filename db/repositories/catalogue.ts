import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import type { songs } from '../schema/songs'

const CATALOGUE_LOCK_KEY = 7_423_552

export type SongSource = (typeof songs.$inferInsert)['source']

/** A song that may be the same as an imported one. */
export type Candidate = {
  songId: string
  matchKey: string
  durationMs: number | null
  isrc: string | null
  source: SongSource
}

/** A song that an imported file names by our own id. */
export type IdentifiedSong = {
  songId: string
  title: string
  artists: string[]
  source: SongSource
}

/** Finds the songs that an import means. */
export const catalogueRepository = (db: Database) => ({
  /** Makes other writers wait until the transaction ends, so that no song is added twice. */
  async lock(): Promise<void> {
    await db.execute(sql`select pg_advisory_xact_lock(${CATALOGUE_LOCK_KEY})`)
  },

  /** Songs of the shared catalogue with one of these ids, ISRCs or match keys, the oldest first. */
  async listCandidates(by: {
    id: string[]
    isrc: string[]
    match_key: string[]
  }): Promise<Candidate[]> {
    // A union: each part uses an index, one condition with `or` would use none.
    const parts = Object.entries(by).flatMap(([column, values]) =>
      values.length === 0
        ? []
        : sql`select id as "songId", match_key as "matchKey", duration_ms as "durationMs", isrc, source
            from songs where owner_id is null and ${sql.identifier(column)} in ${values}`,
    )
    if (parts.length === 0) return []
    return rowsOf<Candidate>(db, sql`${sql.join(parts, sql` union `)} order by 1`)
  },

  /** Songs by our own id: those of the shared catalogue and `userId`'s uploads. */
  async listByIds(userId: string, ids: string[]): Promise<IdentifiedSong[]> {
    if (ids.length === 0) return []
    return rowsOf<IdentifiedSong>(
      db,
      sql`select s.id as "songId", s.title, s.source,
            coalesce((select json_agg(ar.name order by sa.place) from song_artists sa
              join artists ar on ar.id = sa.artist_id where sa.song_id = s.id), '[]'::json) as artists
          from songs s where s.id in ${ids}
            and (s.owner_id is null or s.owner_id = ${userId} and s.removed_at is null)`,
    )
  },
})
