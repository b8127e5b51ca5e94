import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { db, type VideoTarget } from '@/db'
import type { Context } from '@/lib/context'
import { searchVideos } from '@/lib/integrations/youtube/search'
import { listVideos, type YoutubeVideo } from '@/lib/integrations/youtube/videos'
import { YoutubeError, type YoutubeFault } from '@/lib/integrations/youtube/youtube-error'
import { rankVideos } from '@/lib/matching/rank-videos'
import { createSearchQuery } from '@/lib/matching/search-query'
import type { Recording } from '@/lib/matching/types'
import { log } from '@/lib/observability/log'
import { requireUser } from '../shared/access'
import { cacheVideos } from './cache-videos'
import { exhaustSearches, spendSearch } from './search-budget'
import { findSearchKey, type SearchKey } from './search-key'

const POLL_INTERVAL_MS = 250
const MAX_WAIT_MS = 10_000
/** The pause before another search for the same song after a failure of YouTube. */
const RETRY_AFTER_SECONDS = 60

const KEY_FAULTS: readonly YoutubeFault[] = ['key_refused', 'key_restricted', 'api_disabled']

/** The outcome of a search; `until` is the time from which it can be tried again. */
export type SearchOutcome =
  | { state: 'searched' | 'not_configured'; until: null }
  | { state: 'waiting'; until: Date }

type Options = { region?: string }

/**
 * Searches for the videos of a song unless that was done before, with the user's own key or else that
 * of the server: one search and one request for details, by one of all processes. Failures of YouTube
 * are outcomes, not errors.
 */
export async function findMatch(
  ctx: Context,
  target: VideoTarget,
  { region }: Options,
): Promise<SearchOutcome> {
  const key = await findSearchKey(requireUser(ctx).userId)
  if (!key) return { state: 'not_configured', until: null }
  const isAcquired = await db.videoSearches.acquire(target.key)
  if (!isAcquired) return waitForOtherSearch(target.key)
  const rejection = await spendSearch(ctx, key)
  if (rejection) {
    await db.videoSearches.release(target.key, 0)
    return { state: 'waiting', until: rejection.until }
  }
  try {
    await searchAndStore(target, { region, apiKey: key.apiKey })
    return { state: 'searched', until: null }
  } catch (error) {
    if (!(error instanceof YoutubeError)) {
      await db.videoSearches.release(target.key, 0)
      throw error
    }
    log().warn({ err: error }, 'YouTube search failed')
    // A fault of one key must not delay the searches for the same song with another one.
    const isOfKey = error.fault === 'quota' || KEY_FAULTS.includes(error.fault)
    await db.videoSearches.release(target.key, isOfKey ? 0 : RETRY_AFTER_SECONDS)
    return { state: 'waiting', until: await recordFault(key, error.fault) }
  }
}

/** Records a fault of a key; returns the time from which a search can be tried again. */
async function recordFault(key: SearchKey, fault: YoutubeFault): Promise<Date> {
  if (fault === 'quota') return exhaustSearches(key)
  if (key.own && KEY_FAULTS.includes(fault)) await db.youtubeKeys.setBroken(key.own, 'rejected')
  return new Date(Date.now() + RETRY_AFTER_SECONDS * 1_000)
}

async function searchAndStore(
  target: VideoTarget,
  { region, apiKey }: Options & { apiKey: string },
): Promise<void> {
  const recording = toRecording(target)
  const ids = await searchVideos({ query: createSearchQuery(recording), region, apiKey })
  const videos = sortByIds(ids, await listVideos(ids, { apiKey }))
  const ranked = rankVideos(
    recording,
    videos.filter((video) => video.isEmbeddable),
  )
  await db.transaction(async (tx) => {
    await cacheVideos(tx, ranked)
    await tx.videoMatches.replace(
      target.key,
      ranked.map(({ videoId, score, isSure, reasons }, place) => ({
        videoId,
        place,
        score,
        isSure,
        reasons,
      })),
    )
  })
}

// The order of the search breaks ties in the ranking; the details have another order.
function sortByIds(ids: string[], videos: YoutubeVideo[]): YoutubeVideo[] {
  const byId = new Map(videos.map((video) => [video.videoId, video]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

async function waitForOtherSearch(key: string): Promise<SearchOutcome> {
  const deadline = Date.now() + MAX_WAIT_MS
  for (;;) {
    const { isSearched, leasedMs } = await db.videoSearches.getState(key)
    if (leasedMs === 0 && isSearched) return { state: 'searched', until: null }
    const isOver = leasedMs === 0 || Date.now() >= deadline
    if (isOver) return { state: 'waiting', until: new Date(Date.now() + leasedMs) }
    await pause(POLL_INTERVAL_MS)
  }
}

/** Returns the values of a song that matching compares. */
export const toRecording = ({ title, artists, durationMs }: VideoTarget): Recording => ({
  title,
  artists: artists.map(({ name }) => name),
  durationMs,
})
