import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'

type Merge = { userId: string; keep: string; merged: string[] }

/** Moves the rows that name merged songs to the song that is kept; all are songs of one user. */
export const songMergeRepository = (db: Database) => ({
  /** Moves tracks, also removed ones, and returns the playlists that have them. */
  async moveTracks({ userId, keep, merged }: Merge): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      db,
      sql`with moved as (
          update playlist_tracks t set song_id = ${keep} from playlists p
          where p.id = t.playlist_id and p.user_id = ${userId} and t.song_id in ${merged}
          returning t.playlist_id)
        select distinct playlist_id as id from moved`,
    )
    return rows.map(({ id }) => id)
  },

  /** Moves plays, imported rows, ids of services, names and videos. */
  async moveFacts({ userId, keep, merged }: Merge): Promise<void> {
    const isMerged = sql`user_id = ${userId} and song_id in ${merged}`
    await db.execute(sql`update plays set song_id = ${keep} where ${isMerged}`)
    await db.execute(sql`update import_entries e set song_id = ${keep} from imports i
      where i.id = e.import_id and i.user_id = ${userId} and e.song_id in ${merged}`)
    await db.execute(sql`update song_sources set song_id = ${keep} where ${isMerged}`)
    await db.execute(sql`insert into song_names (user_id, match_key, song_id)
      select user_id, match_key, ${keep}::uuid from song_names where ${isMerged}
      on conflict do nothing`)
    await db.execute(sql`insert into video_choices (user_id, song_id, video_id, chosen_at)
      select user_id, ${keep}::uuid, video_id, chosen_at from video_choices where ${isMerged}
      order by chosen_at desc limit 1 on conflict do nothing`)
    await db.execute(sql`insert into video_refusals (user_id, song_id, video_id, reason, region, refused_at)
      select distinct on (video_id) user_id, ${keep}::uuid, video_id, reason, region, refused_at
      from video_refusals where ${isMerged} order by video_id, refused_at desc
      on conflict do nothing`)
  },
})
