import { and, desc, eq, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { plays } from '../schema/partitioned/plays'
import { songs } from '../schema/songs'
import { songColumns } from './song-columns'

type NewPlay = {
  userId: string
  songId: string
  playlistId: string | null
  outcome: 'finished' | 'skipped'
  playedMs: number
  playedAt: Date
}
export type SongStats = { songId: string; playsAgo: number; daysAgo: number; skips: number }

const PLAYS_LOOKED_AT = 50_000
const SKIP_HALF_LIFE_DAYS = 30

type Page = { limit: number; after?: { playedAt: string; id: string } }

export const playRepository = (db: Database) => ({
  async record(play: NewPlay): Promise<void> {
    await db.insert(plays).values(play)
  },

  /** What the user's latest plays say of each song: how long ago it was heard, how often skipped. */
  async songStats(userId: string): Promise<SongStats[]> {
    return rowsOf<SongStats>(
      db,
      sql`select song_id as "songId", min(age)::int as "playsAgo",
            extract(epoch from now() - max(played_at))::float8 / 86400 as "daysAgo",
            coalesce(sum(power(0.5, extract(epoch from now() - played_at)::float8 / 86400
              / ${SKIP_HALF_LIFE_DAYS})) filter (where outcome = 'skipped'), 0)::float8 as skips
          from (select song_id, outcome, played_at,
              row_number() over (order by played_at desc) as age
            from plays where user_id = ${userId} order by played_at desc
            limit ${PLAYS_LOOKED_AT}) recent
          group by song_id`,
    )
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
