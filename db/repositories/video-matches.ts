import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { songs } from '../schema/songs'
import { videoMatches, videos } from '../schema/videos'
import { isOwn, type SongRow, songColumns } from './song-columns'
import { isUsableVideo } from './usable-video'
import type { NewVideo } from './videos'

/** A song with the key of its video search. */
export type VideoTarget = SongRow & { key: string }
type NewMatch = Omit<typeof videoMatches.$inferInsert, 'key'>
export type CandidateRow = Omit<NewVideo, 'isEmbeddable'> & {
  isSure: boolean
  reasons: string[]
  isRefused: boolean
}

// A song without a key is searched for by itself.
const searchKey = sql<string>`coalesce(${songs.videoKey}, 'song:' || ${songs.id})`

/** Which videos match which songs. */
export const videoMatchRepository = (db: Database) => ({
  /** Those of the songs that are the user's, each with the key of its search. */
  async listTargets(userId: string, songIds: string[]): Promise<VideoTarget[]> {
    return db
      .select({ ...songColumns(userId), key: searchKey })
      .from(songs)
      .where(and(inArray(songs.id, songIds), isOwn(userId)))
  },

  /** Videos that match a song, the best first, with those that the user refused. */
  async listCandidates(userId: string, songId: string): Promise<CandidateRow[]> {
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
      .innerJoin(videoMatches, eq(videoMatches.key, songs.videoKey))
      .innerJoin(videos, eq(videos.id, videoMatches.videoId))
      .where(and(eq(songs.id, songId), isOwn(userId), isUsableVideo('videos')))
      .orderBy(asc(videoMatches.place))
  },

  /** Replaces the matches of a key with the result of a search, and marks the search as done. */
  async replace(key: string, matches: NewMatch[]): Promise<void> {
    await db.delete(videoMatches).where(eq(videoMatches.key, key))
    if (matches.length > 0) {
      await db.insert(videoMatches).values(matches.map((match) => ({ key, ...match })))
    }
    await db.execute(
      sql`update video_searches set searched_at = now(), leased_until = null where key = ${key}`,
    )
  },
})
