import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { songs } from '../schema/songs'
import { videoMatches, videoRefusals, videos } from '../schema/videos'
import { isVisibleTo, type SongRow, songColumns } from './song-columns'
import { isUsableVideo, videoKey } from './video-key'

/** A song with the key of its search. */
export type VideoTarget = SongRow & { key: string }
export type VideoRow = typeof videos.$inferSelect
type NewVideo = Omit<VideoRow, 'failingSince' | 'isSuspect' | 'checkedAt'>
type NewMatch = Omit<typeof videoMatches.$inferInsert, 'key'>
export type VideoRefusal = (typeof videoRefusals.$inferInsert)['reason']
export type CandidateRow = Omit<NewVideo, 'isEmbeddable'> & {
  isSure: boolean
  reasons: string[]
  isRefused: boolean
}
type Refused = {
  userId: string
  songId: string
  videoId: string
  reason: VideoRefusal
  region: string | null
}

export const videoRepository = (db: Database) => ({
  /** Songs that the user may see, each with the key of its search. */
  async targets(userId: string, songIds: string[]): Promise<VideoTarget[]> {
    return db
      .select({ ...songColumns(userId), key: videoKey })
      .from(songs)
      .where(and(inArray(songs.id, songIds), isVisibleTo(userId)))
  },

  async find(id: string): Promise<VideoRow | undefined> {
    const [row] = await db.select().from(videos).where(eq(videos.id, id))
    return row
  },

  /** Videos that play a song, the best first, those included that the user does not want. */
  async candidates(userId: string, songId: string): Promise<CandidateRow[]> {
    return db
      .select({
        id: videos.id,
        title: videos.title,
        channel: videos.channel,
        durationMs: videos.durationMs,
        isMadeForKids: videos.isMadeForKids,
        allowedIn: videos.allowedIn,
        blockedIn: videos.blockedIn,
        isSure: videoMatches.isSure,
        reasons: videoMatches.reasons,
        isRefused: sql<boolean>`exists (select 1 from video_refusals r
          where r.user_id = ${userId} and r.song_id = ${songId} and r.video_id = ${videos.id})`,
      })
      .from(songs)
      .innerJoin(videoMatches, eq(videoMatches.key, videoKey))
      .innerJoin(videos, eq(videos.id, videoMatches.videoId))
      .where(and(eq(songs.id, songId), isVisibleTo(userId), isUsableVideo('videos')))
      .orderBy(asc(videoMatches.place))
  },

  /** Remembers what YouTube says of videos. */
  async keep(rows: NewVideo[]): Promise<void> {
    if (rows.length === 0) return
    await db
      .insert(videos)
      .values(rows)
      .onConflictDoUpdate({
        target: videos.id,
        set: {
          title: sql`excluded.title`,
          channel: sql`excluded.channel`,
          durationMs: sql`excluded.duration_ms`,
          isEmbeddable: sql`excluded.is_embeddable`,
          isMadeForKids: sql`excluded.is_made_for_kids`,
          allowedIn: sql`excluded.allowed_in`,
          blockedIn: sql`excluded.blocked_in`,
          isSuspect: false,
          checkedAt: sql`now()`,
        },
      })
  },

  /** Puts what a search found in the place of what an earlier one had, and ends the search. */
  async settle(key: string, matches: NewMatch[]): Promise<void> {
    await db.delete(videoMatches).where(eq(videoMatches.key, key))
    if (matches.length > 0) {
      await db.insert(videoMatches).values(matches.map((match) => ({ key, ...match })))
    }
    await db.execute(
      sql`update video_searches set searched_at = now(), leased_until = null where key = ${key}`,
    )
  },

  /** Remembers that a user does not want a video for a song, or that it did not play. */
  async refuse(refused: Refused): Promise<void> {
    const { reason, region } = refused
    await db
      .insert(videoRefusals)
      .values(refused)
      .onConflictDoUpdate({
        target: [videoRefusals.userId, videoRefusals.songId, videoRefusals.videoId],
        set: { reason, region, refusedAt: sql`now()` },
      })
  },

  /** Takes back what a user refused: they chose the video after all. */
  async forgive({ userId, songId, videoId }: Omit<Refused, 'reason' | 'region'>): Promise<void> {
    await db
      .delete(videoRefusals)
      .where(
        and(
          eq(videoRefusals.userId, userId),
          eq(videoRefusals.songId, songId),
          eq(videoRefusals.videoId, videoId),
        ),
      )
  },

  /**
   * A player met an error: the video is looked at soon; where it failed for `most` accounts within
   * 30 days it is handed out no more, whatever YouTube says of it.
   */
  async suspect(videoId: string, most: number): Promise<void> {
    await db.execute(sql`update videos set is_suspect = true,
        failing_since = case when failing_since is not null then failing_since
          when (select count(distinct r.user_id) from video_refusals r join users u on u.id = r.user_id
            where r.video_id = ${videoId} and r.reason in ('2', '5', '100', '101', '150')
              and u.guest_until is null and r.refused_at > now() - interval '30 days') >= ${most}
          then now() end
      where id = ${videoId}`)
  },

  /** Ids whose time is up or that failed for somebody, the most urgent first. */
  async due(limit: number): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      db,
      sql`select id from videos
        where is_suspect or checked_at < now() - interval '25 days'
        order by is_suspect desc, checked_at limit ${limit}`,
    )
    return rows.map(({ id }) => id)
  },

  async remove(ids: string[]): Promise<void> {
    if (ids.length > 0) await db.delete(videos).where(inArray(videos.id, ids))
  },

  /** Deletes what was not checked for 30 days, and searches that led to nothing long ago. */
  async removeStale(): Promise<number> {
    const gone = await rowsOf<{ id: string }>(
      db,
      sql`delete from videos where checked_at < now() - interval '30 days' returning id`,
    )
    await db.execute(sql`delete from video_searches s
      where s.searched_at < now() - interval '30 days'
        and not exists (select 1 from video_matches m where m.key = s.key)`)
    return gone.length
  },
})
