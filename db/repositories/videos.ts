import { eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { videos } from '../schema/videos'

export type VideoRow = typeof videos.$inferSelect
export type NewVideo = Omit<VideoRow, 'failingSince' | 'isSuspect' | 'checkedAt'>

type EmbeddedVideo = Pick<NewVideo, 'id' | 'title' | 'channel'>

/** The cache of YouTube's data about videos. */
export const videoRepository = (db: Database) => ({
  async find(id: string): Promise<VideoRow | undefined> {
    const [row] = await db.select().from(videos).where(eq(videos.id, id))
    return row
  },

  /** Stores what YouTube just returned for videos. */
  async upsert(rows: NewVideo[]): Promise<void> {
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

  /**
   * Stores what oEmbed returned for videos that can be embedded. Videos that are not due keep their data;
   * older details, which oEmbed does not have, are deleted.
   */
  upsertEmbeds: (rows: EmbeddedVideo[]) => upsertEmbeds(db, rows),

  /**
   * Schedules an early check of a video that failed in a player. Once it failed for `maxAccounts`
   * registered users within 30 days it is marked as failing and not used any more.
   */
  async markSuspect(videoId: string, maxAccounts: number): Promise<void> {
    await db.execute(sql`update videos set is_suspect = true,
        failing_since = case when failing_since is not null then failing_since
          when (select count(distinct r.user_id) from video_refusals r join users u on u.id = r.user_id
            where r.video_id = ${videoId} and r.reason in ('2', '5', '100', '101', '150')
              and u.guest_until is null and r.refused_at > now() - interval '30 days') >= ${maxAccounts}
          then now() end
      where id = ${videoId}`)
  },

  /** Ids of the videos to check: suspect ones first, then those unchecked for 25 days. */
  async listDue(limit: number): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      db,
      sql`select id from videos
        where is_suspect or checked_at < now() - interval '25 days'
        order by is_suspect desc, checked_at limit ${limit}`,
    )
    return rows.map(({ id }) => id)
  },

  /** Removes videos that YouTube does not have any more, also as the videos that MusicBrainz links. */
  async remove(ids: string[]): Promise<void> {
    if (ids.length === 0) return
    // A linked video without a row here counts as one that plays: see `playedVideo`.
    await db.execute(sql`with gone as (
        delete from videos where ${inArray(videos.id, ids)} returning id)
      update isrc_lookups set video_id = null where video_id in (select id from gone)`)
  },

  /**
   * Deletes videos that were not checked for 30 days, and searches of that age without a match.
   * Returns the number of videos.
   */
  async removeStale(): Promise<number> {
    const removed = await rowsOf<{ id: string }>(
      db,
      sql`delete from videos where checked_at < now() - interval '30 days' returning id`,
    )
    await db.execute(sql`delete from video_searches s
      where s.searched_at < now() - interval '30 days'
        and not exists (select 1 from video_matches m where m.key = s.key)`)
    return removed.length
  },
})

async function upsertEmbeds(db: Database, rows: EmbeddedVideo[]): Promise<void> {
  if (rows.length === 0) return
  // oEmbed does not state whether a video is made for children; a refresh with a key does.
  const unknown = { durationMs: null, allowedIn: null, blockedIn: null, isMadeForKids: false }
  await db
    .insert(videos)
    .values(rows.map((row) => ({ ...row, ...unknown, isEmbeddable: true })))
    .onConflictDoUpdate({
      target: videos.id,
      set: {
        title: sql`excluded.title`,
        channel: sql`excluded.channel`,
        durationMs: null,
        isEmbeddable: true,
        allowedIn: null,
        blockedIn: null,
        isSuspect: false,
        checkedAt: sql`now()`,
      },
      setWhere: sql`videos.is_suspect or videos.checked_at < now() - interval '25 days'`,
    })
}
