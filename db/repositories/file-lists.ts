import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'

/** A playlist that an import of a file made, compared with the songs of a list. */
export type ComparedList = { id: string; name: string; songs: number; common: number }
type Comparison = { userId: string; playlistIds: string[]; songIds: string[] }

/** Playlists that imports of files made, except those with an id of their own in our files. */
export const fileListRepository = (db: Database) => ({
  /** Makes other imports of the user's files wait until the transaction ends. */
  async lock(userId: string): Promise<void> {
    const key = `file-lists:${userId}`
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
  },

  /** The user's lists from files of this format, the oldest first. */
  async list(userId: string, format: string): Promise<{ id: string; name: string }[]> {
    return rowsOf(
      db,
      sql`select id, name from playlists
          where user_id = ${userId} and origin_source = 'file'
            and (origin_format = ${format} or origin_format is null)
            and origin_external_id not like 'urn:riffle:playlist:%'
          order by created_at, id`,
    )
  },

  /** Counts the different recordings of playlists, and how many of them are those of `songIds`. */
  async compare({ userId, playlistIds, songIds }: Comparison): Promise<ComparedList[]> {
    return rowsOf(
      db,
      sql`with wanted as (
            select distinct s.recording_key
            from jsonb_array_elements_text(${JSON.stringify(songIds)}::jsonb) w(id)
            join songs s on s.id = w.id::uuid and s.user_id = ${userId})
          select p.id, p.name, count(distinct s.recording_key)::int as songs,
            count(distinct w.recording_key)::int as common
          from playlists p
          join playlist_tracks t on t.playlist_id = p.id and t.removed_at is null
          join songs s on s.id = t.song_id and s.user_id = p.user_id
          left join wanted w on w.recording_key = s.recording_key
          where p.user_id = ${userId} and p.id in (
            select value::uuid from jsonb_array_elements_text(${JSON.stringify(playlistIds)}::jsonb))
          group by p.id
          order by p.created_at, p.id`,
    )
  },
})
