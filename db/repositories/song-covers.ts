import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'

type Owned = { userId: string; songId: string }

/** The covers of uploads, named by their hash. */
export const songCoverRepository = (db: Database) => ({
  /**
   * Sets the cover of an upload, null for none. Returns the hash of the earlier one, null if it had
   * none; undefined if the user has no such song.
   */
  async set(
    { userId, songId }: Owned,
    coverHash: string | null,
  ): Promise<{ before: string | null } | undefined> {
    const [row] = await rowsOf<{ before: string | null }>(
      db,
      sql`update songs s set cover_hash = ${coverHash}
          from (select id, cover_hash from songs where id = ${songId} for update) o
          where s.id = o.id and s.user_id = ${userId} and s.removed_at is null
          returning o.cover_hash as before`,
    )
    return row
  },

  /** Sets the cover of an upload without one. Returns whether the upload has this cover now. */
  async setMissing({ userId, songId }: Owned, coverHash: string): Promise<boolean> {
    const rows = await rowsOf(
      db,
      sql`update songs set cover_hash = ${coverHash}
          where id = ${songId} and user_id = ${userId} and removed_at is null
            and (cover_hash is null or cover_hash = ${coverHash})
          returning id`,
    )
    return rows.length > 0
  },

  /** Those of the covers named `songId/hash` that a song uses. */
  async findUsed(names: string[]): Promise<Set<string>> {
    if (names.length === 0) return new Set()
    const rows = await rowsOf<{ name: string }>(
      db,
      sql`select id::text || '/' || cover_hash as name from songs
          where id::text || '/' || cover_hash in ${names}
            and id in ${names.map((name) => name.split('/')[0])}`,
    )
    return new Set(rows.map((row) => row.name))
  },
})
