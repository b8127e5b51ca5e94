import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { isOpenImport } from './imports'
import { toUuids } from './uuid-arrays'

/** Songs that only an import that is undone added. */
export const unusedSongRepository = (db: Database) => ({
  /** The songs of tracks; ids that are no tracks are those of songs. */
  async findSongs(ids: string[]): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      db,
      sql`select distinct coalesce(t.song_id, u.id) as id
          from unnest(${toUuids(ids)}) u(id) left join playlist_tracks t on t.id = u.id`,
    )
    return rows.map(({ id }) => id)
  },

  /**
   * Marks the songs that an import added and that nothing else uses as removed: no playlist, like,
   * queue, play, chosen video, file or edit. Keeps all while another import of the user runs, which may
   * have found them. `undone` are the tracks that the import added. Returns their number.
   */
  async removeImported(
    { userId, importId }: { userId: string; importId: string },
    { songIds, undone }: { songIds: string[]; undone: string[] },
  ): Promise<number> {
    const removed = await rowsOf(
      db,
      sql`with undone as (select unnest(${toUuids(undone)}) as id),
          candidates as (select unnest(${toUuids(songIds)}) as id)
          update songs s set removed_at = now()
          from candidates c, imports i
          where s.id = c.id and s.user_id = ${userId} and s.removed_at is null
            and i.id = ${importId} and i.user_id = s.user_id and s.created_at >= i.created_at
            and s.source in ('file', 'spotify', 'youtube')
            and not jsonb_path_exists(s.field_sources, '$.* ? (@ == "edited")')
            and not exists (select from imports where imports.user_id = s.user_id and ${isOpenImport})
            and not exists (select from playlist_tracks t where t.song_id = s.id
              and (t.removed_at is null or t.id not in (select id from undone)))
            and not exists (select from liked_songs l
              where l.user_id = s.user_id and l.recording_key = s.recording_key)
            and not exists (select from audio_files f where f.song_id = s.id)
            and not exists (select from queued_songs q where q.user_id = s.user_id and q.song_id = s.id)
            and not exists (select from plays p where p.user_id = s.user_id and p.song_id = s.id)
            and not exists (select from video_choices v where v.user_id = s.user_id and v.song_id = s.id)
          returning s.id`,
    )
    return removed.length
  },
})
