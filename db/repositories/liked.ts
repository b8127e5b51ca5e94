import { and, count, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { likedSongs } from '../schema/playlists'
import { songs } from '../schema/songs'
import { type KeysetPage, newestFirst } from './keyset'
import { isOwn, songColumns, wasOwn } from './song-columns'

const CHUNK_ROWS = 1_000

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

  /** Likes the recording of a song; false if it is not liked afterwards. */
  async like(userId: string, songId: string): Promise<boolean> {
    await db
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
    return (await this.count(userId, [songId])) > 0
  },

  /** Likes the recordings of songs that an import found, at the given times; null means now. */
  async likeMany(userId: string, rows: { songId: string; addedAt: string | null }[]) {
    for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
      const values = JSON.stringify(rows.slice(from, from + CHUNK_ROWS))
      await db.execute(sql`
        insert into liked_songs (user_id, recording_key, song_id, liked_at)
        select s.user_id, s.recording_key, s.id, coalesce(v."addedAt", now())
        from jsonb_to_recordset(${values}::jsonb) as v("songId" uuid, "addedAt" timestamptz)
        join songs s on s.id = v."songId" and s.user_id = ${userId}
        on conflict do nothing`)
    }
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
