import { and, desc, eq, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { plays } from '../schema/partitioned/plays'
import { albums, songs } from '../schema/songs'
import { songColumns } from './song-columns'

type NewPlay = {
  userId: string
  songId: string
  playlistId: string | null
  outcome: 'finished' | 'skipped'
  playedMs: number
  playedAt: Date
}
type Page = { limit: number; after?: { playedAt: string; id: string } }

export const playRepository = (db: Database) => ({
  async record(play: NewPlay): Promise<void> {
    await db.insert(plays).values(play)
  },

  async list(userId: string, { limit, after }: Page) {
    return db
      .select({
        id: plays.id,
        playlistId: plays.playlistId,
        outcome: plays.outcome,
        playedMs: plays.playedMs,
        playedAt: plays.playedAt,
        playedAtKey: sql<string>`${plays.playedAt}::text`,
        song: songColumns(userId),
      })
      .from(plays)
      .innerJoin(songs, eq(songs.id, plays.songId))
      .leftJoin(albums, eq(albums.id, songs.albumId))
      .where(
        and(
          eq(plays.userId, userId),
          after &&
            sql`(${plays.playedAt}, ${plays.id}) < (${after.playedAt}::timestamptz, ${after.id}::uuid)`,
        ),
      )
      .orderBy(desc(plays.playedAt), desc(plays.id))
      .limit(limit + 1)
  },
})
