import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { hasRecording } from './playable-songs'

/** How many tracks of lists have a recording. */
export const playableCountRepository = (db: Database) => ({
  /** Of a playlist; 0 for one of another user. */
  async countInPlaylist(userId: string, id: string): Promise<number> {
    const [row] = await rowsOf<{ count: number }>(
      db,
      sql`select count(*)::int as count
        from playlist_tracks t join playlists p on p.id = t.playlist_id
        join songs on songs.id = t.song_id
        where p.user_id = ${userId} and p.id = ${id} and t.removed_at is null
          and songs.user_id = ${userId} and ${hasRecording(userId)}`,
    )
    return row?.count ?? 0
  },

  /** Of the liked songs; null if those are more than `max`. */
  async countLiked(userId: string, max: number): Promise<number | null> {
    const [row] = await rowsOf<{ total: number; count: number }>(
      db,
      sql`select count(*)::int as total, (count(*) filter (where is_playable))::int as count from (
        select ${hasRecording(userId)} as is_playable
        from liked_songs l join songs on songs.id = l.song_id
        where l.user_id = ${userId} and songs.user_id = ${userId}
        limit ${max + 1}) listed`,
    )
    if (!row) return 0
    return row.total > max ? null : row.count
  },
})
