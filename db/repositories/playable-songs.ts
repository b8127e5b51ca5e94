import { type SQL, sql } from 'drizzle-orm'
import type { Bound } from '../prepared'
import { playedVideo } from './played-video'

/** Days after a search without a result in which YouTube is not searched again for a song. */
export const SEARCH_PAUSE_DAYS = 7

/** Whether a row of `songs` has audio or a video, and so can play now. */
export const hasRecording = (userId: Bound): SQL =>
  sql`(("songs"."audio_hash" is not null and "songs"."removed_at" is null)
    or ${playedVideo(userId)} is not null)`

/**
 * Whether a row of `songs` has audio or a video, or could get one: with a key of the server or of the
 * user, YouTube is searched, except for songs of which a search found nothing in the last days.
 */
export function isPlayable(userId: Bound, { hasServerKey }: { hasServerKey: boolean }): SQL {
  const isSearched = hasServerKey
    ? sql`true`
    : sql`exists (select 1 from youtube_keys k where k.user_id = ${userId} and k.broken_reason is null)`
  return sql`(${hasRecording(userId)} or ${isSearched} and not exists (
    select 1 from video_searches q
    where q.key = coalesce("songs"."video_key", 'song:' || "songs"."id")
      and q.searched_at > now() - make_interval(days => ${SEARCH_PAUSE_DAYS})))`
}
