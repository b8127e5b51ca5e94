import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { db, type VideoTarget } from '@/db'
import type { Context } from '@/lib/context'
import { isConfigured } from '@/lib/integrations/youtube/call'
import { searchVideos } from '@/lib/integrations/youtube/search'
import { listVideos, type YoutubeVideo } from '@/lib/integrations/youtube/videos'
import { YoutubeError } from '@/lib/integrations/youtube/youtube-error'
import { rankVideos } from '@/lib/matching/rank-videos'
import { createSearchQuery } from '@/lib/matching/search-query'
import type { Recording } from '@/lib/matching/types'
import { log } from '@/lib/observability/log'
import { keepVideos } from './keep-videos'
import { closeDay, spendSearch } from './search-budget'

const LOOK_EVERY_MS = 250
const WAIT_MOST_MS = 10_000
/** After a failure of YouTube's nobody asks for the same song for so long. */
const PAUSE_SECONDS = 60

/** How looking for a song's videos ended; `until` is when it may go on. */
export type Outcome =
  | { state: 'searched' | 'not_configured'; until: null }
  | { state: 'waiting'; until: Date }

type Options = { region?: string }

/**
 * Sees to it that a song's videos are known: one search and one question about what it found, by
 * one of all processes, unless that was done before. Never throws for YouTube's sake.
 */
export async function findMatch(
  ctx: Context,
  target: VideoTarget,
  { region }: Options,
): Promise<Outcome> {
  if (!isConfigured()) return { state: 'not_configured', until: null }
  const isOurs = await db.videoSearches.acquire(target.key)
  if (!isOurs) return waitForOther(target.key)
  const refused = await spendSearch(ctx)
  if (refused) {
    await db.videoSearches.release(target.key, 0)
    return { state: 'waiting', until: refused.until }
  }
  try {
    await search(target, region)
    return { state: 'searched', until: null }
  } catch (error) {
    if (!(error instanceof YoutubeError)) {
      await db.videoSearches.release(target.key, 0)
      throw error
    }
    log().warn({ err: error }, 'a search at YouTube failed')
    await db.videoSearches.release(target.key, PAUSE_SECONDS)
    const until =
      error.fault === 'quota' ? await closeDay() : new Date(Date.now() + PAUSE_SECONDS * 1_000)
    return { state: 'waiting', until }
  }
}

async function search(target: VideoTarget, region: string | undefined): Promise<void> {
  const wanted = wantedOf(target)
  const ids = await searchVideos({ query: createSearchQuery(wanted), region })
  const videos = inOrder(ids, await listVideos(ids))
  const ranked = rankVideos(
    wanted,
    videos.filter((video) => video.isEmbeddable),
  )
  await db.transaction(async (tx) => {
    await keepVideos(tx, ranked)
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

// The order of a search breaks ties; that of the list is YouTube's own.
function inOrder(ids: string[], videos: YoutubeVideo[]): YoutubeVideo[] {
  const byId = new Map(videos.map((video) => [video.videoId, video]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

async function waitForOther(key: string): Promise<Outcome> {
  const giveUpAt = Date.now() + WAIT_MOST_MS
  for (;;) {
    const { isSearched, leasedMs } = await db.videoSearches.getState(key)
    if (leasedMs === 0 && isSearched) return { state: 'searched', until: null }
    const isTooLong = leasedMs === 0 || Date.now() >= giveUpAt
    if (isTooLong) return { state: 'waiting', until: new Date(Date.now() + leasedMs) }
    await pause(LOOK_EVERY_MS)
  }
}

/** What matching compares of a song. */
export const wantedOf = ({ title, artists, durationMs }: VideoTarget): Recording => ({
  title,
  artists: artists.map(({ name }) => name),
  durationMs,
})
