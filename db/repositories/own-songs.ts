import { and, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { songs } from '../schema/songs'
import { REPLACED_PREFIX } from './audio-files'

type Owned = { userId: string; songId: string }
export type PurgedSong = {
  songId: string
  userId: string
  albumId: string | null
  artistIds: string[]
  coverHash: string | null
  /** The storage key of its file; null if it has none. */
  storageKey: string | null
}

const UNDO_DAYS = 1

/** The songs of a library, as their owner edits, removes and restores them. */
export const ownSongRepository = (db: Database) => ({
  /** Marks songs as removed; returns the recordings of those that the user has. */
  async markRemoved(userId: string, songIds: string[]): Promise<string[]> {
    const rows = await db
      .update(songs)
      .set({ removedAt: sql`now()` })
      .where(and(inArray(songs.id, songIds), eq(songs.userId, userId), isNull(songs.removedAt)))
      .returning({ recordingKey: songs.recordingKey })
    return rows.map(({ recordingKey }) => recordingKey)
  },

  /**
   * Restores a song and its like within a day of its removal; returns its recording, or undefined if
   * it cannot be restored.
   */
  async restore({ userId, songId }: Owned): Promise<string | undefined> {
    const [row] = await rowsOf<{ recordingKey: string }>(
      db,
      sql`update songs s set removed_at = null
          where s.id = ${songId} and s.user_id = ${userId}
            and s.removed_at > now() - make_interval(days => ${UNDO_DAYS})
            and not exists (select from audio_files a
              where a.song_id = s.id and starts_with(a.audio_hash, ${REPLACED_PREFIX}))
          returning s.recording_key as "recordingKey"`,
    )
    if (!row) return undefined
    await db.execute(
      sql`insert into liked_songs (user_id, recording_key, song_id, liked_at)
          select user_id, recording_key, id, liked_at from songs
          where id = ${songId} and liked_at is not null
          on conflict do nothing`,
    )
    return row.recordingKey
  },
})

/** Songs of all users whose time for `restore` is over. */
export const removedSongRepository = (db: Database) => ({
  /** Deletes up to `limit` such songs with their tracks; returns them, for their files. */
  async purge(limit: number): Promise<PurgedSong[]> {
    const expired = await db
      .select({
        songId: songs.id,
        userId: songs.userId,
        albumId: songs.albumId,
        artistIds: sql<string[]>`array(
          select sa.artist_id::text from song_artists sa where sa.song_id = ${songs.id})`,
        coverHash: songs.coverHash,
        storageKey: sql<string | null>`(
          select f.storage_key from audio_files f where f.song_id = ${songs.id})`,
      })
      .from(songs)
      .where(
        and(
          isNotNull(songs.removedAt),
          lt(songs.removedAt, sql`now() - make_interval(days => ${UNDO_DAYS})`),
        ),
      )
      .limit(limit)
      .for('update', { skipLocked: true })
    const ids = expired.map(({ songId }) => songId)
    if (ids.length > 0) await db.delete(songs).where(inArray(songs.id, ids))
    return expired
  },
})
