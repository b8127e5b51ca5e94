import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'

type SongName = { userId: string; matchKey: string; songId: string }

/** The names under which songs were imported. */
export const songNameRepository = (db: Database) => ({
  /** Adds names; those that a song already has stay. */
  async add(rows: SongName[]): Promise<void> {
    if (rows.length === 0) return
    const names = rows.map(({ userId, matchKey, songId }) => [userId, matchKey, songId])
    await db.execute(sql`insert into song_names (user_id, match_key, song_id)
      select (n->>0)::uuid, n->>1, (n->>2)::uuid
      from jsonb_array_elements(${JSON.stringify(names)}::jsonb) n
      on conflict do nothing`)
  },
})
