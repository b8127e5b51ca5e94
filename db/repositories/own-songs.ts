import { and, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { audioFiles } from '../schema/audio-files'
import { likedSongs, playlistTracks } from '../schema/playlists'
import { songArtists, songs } from '../schema/songs'
import { REPLACED_PREFIX } from './audio-files'
import { addCredits } from './song-credits'

type Owned = { userId: string; songId: string }
type SongChange = Partial<typeof songs.$inferInsert> & { artistIds: string[] }

const UNDO_DAYS = 1

const isPresent = ({ userId, songId }: Owned) =>
  and(eq(songs.id, songId), eq(songs.ownerId, userId), isNull(songs.removedAt))

/** Uploads, as their owners edit, remove and restore them. */
export const ownSongRepository = (db: Database) => ({
  /** Changes the details of an upload; false if the user has no such song. */
  async update(owned: Owned, { artistIds, ...change }: SongChange): Promise<boolean> {
    const changed = await db
      .update(songs)
      .set(change)
      .where(isPresent(owned))
      .returning({ id: songs.id })
    if (changed.length === 0) return false
    await db.delete(songArtists).where(eq(songArtists.songId, owned.songId))
    await addCredits(db, [{ id: owned.songId, artistIds }])
    return true
  },

  /** Marks an upload as removed; false if the user has no such song. */
  async markRemoved(owned: Owned): Promise<boolean> {
    const rows = await db
      .update(songs)
      .set({ removedAt: sql`now()` })
      .where(isPresent(owned))
      .returning({ id: songs.id })
    return rows.length > 0
  },

  /** Removes the like of an upload and stores its time, for `restore`. */
  async suspendLike({ userId, songId }: Owned): Promise<void> {
    const [like] = await db
      .delete(likedSongs)
      .where(and(eq(likedSongs.userId, userId), eq(likedSongs.songId, songId)))
      .returning({ likedAt: likedSongs.likedAt })
    await db
      .update(audioFiles)
      .set({ likedAt: like?.likedAt ?? null })
      .where(eq(audioFiles.songId, songId))
  },

  /** Restores an upload and its like within a day of its removal; false if it cannot be restored. */
  async restore({ userId, songId }: Owned): Promise<boolean> {
    const rows = await rowsOf(
      db,
      sql`update songs s set removed_at = null from audio_files a
          where s.id = ${songId} and s.owner_id = ${userId} and a.song_id = s.id
            and s.removed_at > now() - make_interval(days => ${UNDO_DAYS})
            and not starts_with(a.audio_hash, ${REPLACED_PREFIX})
          returning s.id`,
    )
    if (rows.length === 0) return false
    await db.execute(
      sql`insert into liked_songs (user_id, song_id, liked_at)
          select owner_id, song_id, liked_at from audio_files
          where song_id = ${songId} and liked_at is not null
          on conflict do nothing`,
    )
    return true
  },
})

/** Uploads of all users whose time for `restore` is over. */
export const removedSongRepository = (db: Database) => ({
  /** Deletes up to `limit` such songs with their tracks; returns them, for their files. */
  async purge(limit: number): Promise<{ songId: string; coverHash: string | null }[]> {
    const expired = await db
      .select({ songId: songs.id, coverHash: songs.coverHash })
      .from(songs)
      .where(
        and(
          isNotNull(songs.removedAt),
          lt(songs.removedAt, sql`now() - make_interval(days => ${UNDO_DAYS})`),
        ),
      )
      .limit(limit)
      .for('update', { skipLocked: true })
    for (const { songId } of expired) {
      await db.delete(playlistTracks).where(eq(playlistTracks.songId, songId))
      await db.delete(songs).where(eq(songs.id, songId))
    }
    return expired
  },
})
