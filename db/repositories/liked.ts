import { and, count, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { likedSongs } from '../schema/playlists'
import { songs } from '../schema/songs'
import { isVisibleTo } from './held-songs'
import { type KeysetPage, newestFirst } from './keyset'
import { songColumns } from './song-columns'

const CHUNK_ROWS = 1_000

const byTime = newestFirst(likedSongs.likedAt, likedSongs.songId)

export const likedRepository = (db: Database) => ({
  /** A page of the user's liked songs, the latest like first. */
  async list(userId: string, { limit, after }: KeysetPage) {
    return db
      .select({ likedAt: likedSongs.likedAt, sortKey: byTime.sortKey, song: songColumns(userId) })
      .from(likedSongs)
      .innerJoin(songs, eq(songs.id, likedSongs.songId))
      .where(and(eq(likedSongs.userId, userId), byTime.isAfter(after)))
      .orderBy(...byTime.order)
      .limit(limit + 1)
  },

  /** Likes a song that the user may see; false if it is not liked afterwards. */
  async like(userId: string, songId: string): Promise<boolean> {
    await db
      .insert(likedSongs)
      .select(
        db
          .select({
            userId: sql<string>`${userId}::uuid`.as('user_id'),
            songId: songs.id,
            likedAt: sql<Date>`now()`.as('liked_at'),
          })
          .from(songs)
          .where(and(eq(songs.id, songId), isVisibleTo(userId))),
      )
      .onConflictDoNothing()
    const [row] = await db
      .select({ songId: likedSongs.songId })
      .from(likedSongs)
      .where(and(eq(likedSongs.userId, userId), eq(likedSongs.songId, songId)))
    return row !== undefined
  },

  /** Likes songs that an import found, at the given times; null means now. */
  async likeMany(userId: string, rows: { songId: string; addedAt: string | null }[]) {
    for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
      const values = rows.slice(from, from + CHUNK_ROWS).map(({ songId, addedAt }) => ({
        userId,
        songId,
        ...(addedAt ? { likedAt: new Date(addedAt) } : {}),
      }))
      await db.insert(likedSongs).values(values).onConflictDoNothing()
    }
  },

  /** The number of these songs that the user likes. */
  async count(userId: string, songIds: string[]): Promise<number> {
    if (songIds.length === 0) return 0
    const [row] = await db
      .select({ count: count() })
      .from(likedSongs)
      .where(and(eq(likedSongs.userId, userId), inArray(likedSongs.songId, songIds)))
    return row?.count ?? 0
  },

  /** Unlikes a song, which may be liked again for a day even if the user holds it no more. */
  async unlike(userId: string, songId: string): Promise<void> {
    await db.execute(unlikeStatement(userId, songId))
  },
})

const unlikeStatement = (userId: string, songId: string): SQL => sql`
  with unliked as (delete from liked_songs
    where user_id = ${userId} and song_id = ${songId} returning user_id, song_id)
  insert into former_songs (user_id, song_id) select user_id, song_id from unliked
  on conflict (user_id, song_id) do update set left_at = now()`
