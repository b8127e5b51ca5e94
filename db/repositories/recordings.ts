import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { isLossless } from './library'

type Move = { userId: string; songId: string; from: string; to: string }
type Released = { userId: string; recordingKey: string; songId: string }

/** The songs of one recording share the audio that plays them, and the like. */
export const recordingRepository = (db: Database) => ({
  /**
   * Finds again which file plays each song of the recordings: its own, else one of the same album,
   * else the one with the best audio; none if there is none.
   */
  async refreshAudio(userId: string, recordingKeys: string[]): Promise<void> {
    if (recordingKeys.length === 0) return
    const keys = JSON.stringify([...new Set(recordingKeys)])
    await db.execute(sql`
      with wanted as (
        select s.id, s.recording_key, s.album_id, s.audio_hash, s.piece_id from songs s
        where s.user_id = ${userId} and s.recording_key in (
          select value from jsonb_array_elements_text(${keys}::jsonb))),
      files as (
        select o.id, o.recording_key, o.album_id, f.audio_hash, f.bitrate,
          ${isLossless('f')} as is_lossless
        from songs o join audio_files f on f.song_id = o.id
        where o.user_id = ${userId} and o.removed_at is null
          and o.recording_key in (select w.recording_key from wanted w)),
      found as (
        select w.id, coalesce('demo:' || w.piece_id, (
          select f.audio_hash from files f where f.recording_key = w.recording_key
          order by f.id = w.id desc, (f.album_id is not null and f.album_id = w.album_id) desc,
            f.is_lossless desc, f.bitrate desc, f.id limit 1)) as audio_hash
        from wanted w)
      update songs s set audio_hash = found.audio_hash from found
      where s.id = found.id and s.audio_hash is distinct from found.audio_hash`)
  },

  /** The songs with the recording of a song, also removed ones. */
  async listVersions(userId: string, songId: string): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      db,
      sql`select o.id from songs s join songs o
            on o.user_id = s.user_id and o.recording_key = s.recording_key
          where s.id = ${songId} and s.user_id = ${userId}`,
    )
    return rows.map(({ id }) => id)
  },

  /** Moves the like of a recording with a song that now belongs to another one. */
  async moveLike({ userId, songId, from, to }: Move): Promise<void> {
    await db.execute(sql`
      insert into liked_songs (user_id, recording_key, song_id, liked_at)
      select l.user_id, ${to}, ${songId}::uuid, l.liked_at from liked_songs l
      where l.user_id = ${userId} and l.recording_key = ${from}
      on conflict do nothing`)
    await this.releaseLike({ userId, songId, recordingKey: from })
  },

  /** Stores on a song that is being removed when its recording was liked, if no other song has it. */
  async suspendLike(song: Released): Promise<void> {
    const likedAt = await this.releaseLike(song)
    await db.execute(sql`update songs set liked_at = ${likedAt}::timestamptz
      where id = ${song.songId} and user_id = ${song.userId}`)
  },

  /** Keeps the likes of recordings without removed songs: another present song represents each. */
  async releaseRemoved(userId: string, songIds: string[]): Promise<void> {
    const isLike = sql`l.user_id = ${userId} and l.song_id in ${songIds}`
    await db.execute(sql`
      update liked_songs l set song_id = o.id from (
        select distinct on (s.recording_key) s.recording_key, s.id from songs s
        where s.user_id = ${userId} and s.removed_at is null and s.recording_key in (
          select l.recording_key from liked_songs l where ${isLike})
        order by s.recording_key, s.id) o
      where ${isLike} and l.recording_key = o.recording_key`)
    await db.execute(sql`delete from liked_songs l where ${isLike}`)
  },

  /**
   * Keeps the like of a recording without one of its songs: another present song represents it. If
   * there is none, removes the like and returns its time as text; else null.
   */
  async releaseLike({ userId, recordingKey, songId }: Released): Promise<string | null> {
    const other = sql`(select s.id from songs s
      where s.user_id = ${userId} and s.recording_key = ${recordingKey} and s.removed_at is null
        and s.id <> ${songId} order by s.id limit 1)`
    const isLike = sql`user_id = ${userId} and recording_key = ${recordingKey}`
    const [removed] = await rowsOf<{ likedAt: string }>(
      db,
      sql`delete from liked_songs where ${isLike} and ${other} is null
          returning liked_at::text as "likedAt"`,
    )
    await db.execute(sql`update liked_songs set song_id = ${other}
      where ${isLike} and song_id = ${songId}`)
    return removed?.likedAt ?? null
  },
})
