import { and, count, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { likedSongs } from '../schema/playlists'
import { songs } from '../schema/songs'
import { isVisibleTo } from './held-songs'
import { songColumns } from './song-columns'

const CHUNK = 1_000

type Page = { limit: number; after?: { likedAt: string; songId: string } }

export const likedRepository = (db: Database) => ({
  async list(userId: string, { limit, after }: Page) {
    return db
      .select({
        likedAt: likedSongs.likedAt,
        likedAtKey: sql<string>`${likedSongs.likedAt}::text`,
        song: songColumns(userId),
      })
      .from(likedSongs)
      .innerJoin(songs, eq(songs.id, likedSongs.songId))
      .where(
        and(
          eq(likedSongs.userId, userId),
          after &&
            sql`(${likedSongs.likedAt}, ${likedSongs.songId}) < (${after.likedAt}::timestamptz, ${after.songId}::uuid)`,
        ),
      )
      .orderBy(desc(likedSongs.likedAt), desc(likedSongs.songId))
      .limit(limit + 1)
  },

  /** Likes the song where the user may see it; answers whether it is liked now. */
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

  /** Likes songs of the catalogue that an import resolved. */
  async likeMany(userId: string, rows: { songId: string; addedAt: string | null }[]) {
    for (let from = 0; from < rows.length; from += CHUNK) {
      const values = rows.slice(from, from + CHUNK).map(({ songId, addedAt }) => ({
        userId,
        songId,
        ...(addedAt ? { likedAt: new Date(addedAt) } : {}),
      }))
      await db.insert(likedSongs).values(values).onConflictDoNothing()
    }
  },

  /** How many of these songs are liked. */
  async countOf(userId: string, songIds: string[]): Promise<number> {
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
