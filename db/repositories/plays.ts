import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { plays } from '../schema/partitioned/plays'
import { songs } from '../schema/songs'
import { type KeysetPage, newestFirst } from './keyset'
import { songColumns, wasOwn } from './song-columns'

type NewPlay = {
  userId: string
  songId: string
  playlistId: string | null
  outcome: 'finished' | 'skipped'
  playedMs: number
  playedAt: Date
}
/** Statistics of a recording, which all songs of it share. */
export type SongStats = {
  recordingKey: string
  /** The number of plays since the last one of the recording, from 1. */
  playsAgo: number
  daysAgo: number
  /** Skips, each weighted by its age with a half-life of 30 days. */
  skips: number
}

type LastPlay = Pick<SongStats, 'recordingKey' | 'daysAgo'>

const MAX_RECENT_PLAYS = 50_000
const SKIP_HALF_LIFE_DAYS = 30

const byTime = newestFirst(plays.playedAt, plays.id)

/** The listening history. */
export const playRepository = (db: Database) => ({
  async add(play: NewPlay): Promise<void> {
    await db.insert(plays).values(play)
  },

  /** Statistics of the recordings in the user's last 50,000 plays. */
  async getSongStats(userId: string): Promise<SongStats[]> {
    return rowsOf<SongStats>(
      db,
      sql`select s.recording_key as "recordingKey", min(age)::int as "playsAgo",
            extract(epoch from now() - max(played_at))::float8 / 86400 as "daysAgo",
            coalesce(sum(power(0.5, extract(epoch from now() - played_at)::float8 / 86400
              / ${SKIP_HALF_LIFE_DAYS})) filter (where outcome = 'skipped'), 0)::float8 as skips
          from (select song_id, outcome, played_at,
              row_number() over (order by played_at desc) as age
            from plays where user_id = ${userId} order by played_at desc
            limit ${MAX_RECENT_PLAYS}) recent
          join songs s on s.id = recent.song_id and s.user_id = ${userId}
          group by s.recording_key`,
    )
  },

  /** Days since the last play of each recording that was ever played. */
  async findLastPlays(userId: string, recordingKeys: readonly string[]): Promise<LastPlay[]> {
    if (recordingKeys.length === 0) return []
    return rowsOf<LastPlay>(
      db,
      sql`select s.recording_key as "recordingKey",
            extract(epoch from now() - max(p.played_at))::float8 / 86400 as "daysAgo"
          from songs s join plays p on p.user_id = s.user_id and p.song_id = s.id
          where s.user_id = ${userId} and s.recording_key in ${[...new Set(recordingKeys)]}
          group by s.recording_key`,
    )
  },

  /** A page of the user's plays, the latest first. */
  async list(userId: string, { limit, after }: KeysetPage) {
    return db
      .select({
        id: plays.id,
        playlistId: plays.playlistId,
        outcome: plays.outcome,
        playedMs: plays.playedMs,
        playedAt: plays.playedAt,
        sortKey: byTime.sortKey,
        song: songColumns(userId),
      })
      .from(plays)
      .innerJoin(songs, and(eq(songs.id, plays.songId), wasOwn(userId)))
      .where(and(eq(plays.userId, userId), byTime.isAfter(after)))
      .orderBy(...byTime.order)
      .limit(limit + 1)
  },
})
