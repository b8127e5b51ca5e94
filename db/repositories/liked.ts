import { and, count, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { likedSongs } from '../schema/playlists'
import { songs } from '../schema/songs'
import { type KeysetPage, newestFirst } from './keyset'
import { isOwn, songColumns, wasOwn } from './song-columns'

const byTime = newestFirst(likedSongs.likedAt, likedSongs.songId)

export const likedRepository = (db: Database) => ({
  /** A page of the user's liked songs, the latest like first. */
  async list(userId: string, { limit, after }: KeysetPage) {
    return db
      .select({ likedAt: likedSongs.likedAt, sortKey: byTime.sortKey, song: songColumns(userId) })
      .from(likedSongs)
      .innerJoin(songs, and(eq(songs.id, likedSongs.songId), wasOwn(userId)))
      .where(and(eq(likedSongs.userId, userId), byTime.isAfter(after)))
      .orderBy(...byTime.order)
      .limit(limit + 1)
  },

  /** Likes the recording of a song; `missing` if the user has no such song. */
  async like(userId: string, songId: string): Promise<'added' | 'present' | 'missing'> {
    const added = await db
      .insert(likedSongs)
      .select(
        db
          .select({
            userId: songs.userId,
            recordingKey: songs.recordingKey,
            songId: songs.id,
            likedAt: sql<Date>`now()`.as('liked_at'),
          })
          .from(songs)
          .where(and(eq(songs.id, songId), isOwn(userId))),
      )
      .onConflictDoNothing()
      .returning({ songId: likedSongs.songId })
    if (added.length > 0) return 'added'
    return (await this.count(userId, [songId])) > 0 ? 'present' : 'missing'
  },

  /** The number of these songs whose recording the user likes. */
  async count(userId: string, songIds: string[]): Promise<number> {
    if (songIds.length === 0) return 0
    const [row] = await db
      .select({ count: count() })
      .from(songs)
      .innerJoin(
        likedSongs,
        and(eq(likedSongs.userId, songs.userId), eq(likedSongs.recordingKey, songs.recordingKey)),
      )
      .where(and(eq(songs.userId, userId), inArray(songs.id, songIds)))
    return row?.count ?? 0
  },

  /** Unlikes the recording of a song. */
  async unlike(userId: string, songId: string): Promise<void> {
    await db.execute(sql`delete from liked_songs l using songs s
      where s.id = ${songId} and s.user_id = ${userId}
        and l.user_id = s.user_id and l.recording_key = s.recording_key`)
  },
})
