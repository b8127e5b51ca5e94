import 'server-only'
import { db } from '@/db'
import { isConfigured } from '@/lib/integrations/youtube/call'
import { listVideos, MAX_VIDEOS_PER_REQUEST } from '@/lib/integrations/youtube/videos'
import { YoutubeError } from '@/lib/integrations/youtube/youtube-error'
import { log } from '@/lib/observability/log'
import { keepVideos } from './keep-videos'

/** A question costs one of 10,000 units a day: an hour's round takes a small part of its share. */
const ROUNDS_MOST = 100

/**
 * Asks YouTube again about videos that are due, 50 at once, and forgets those that are gone. What
 * could not be asked about for 30 days is deleted, as YouTube's terms have it.
 */
export async function refreshVideos(): Promise<{ checked: number; removed: number }> {
  const { checked, gone } = isConfigured() ? await askAgain() : { checked: 0, gone: 0 }
  return { checked, removed: gone + (await db.videos.removeStale()) }
}

async function askAgain() {
  let checked = 0
  let gone = 0
  try {
    for (let round = 0; round < ROUNDS_MOST; round++) {
      const due = await db.videos.listDue(MAX_VIDEOS_PER_REQUEST)
      if (due.length === 0) break
      const found = await listVideos(due)
      await keepVideos(db, found)
      const there = new Set(found.map(({ videoId }) => videoId))
      const missing = due.filter((id) => !there.has(id))
      await db.videos.remove(missing)
      checked += due.length
      gone += missing.length
    }
  } catch (error) {
    if (!(error instanceof YoutubeError)) throw error
    log().warn({ err: error }, 'videos were not checked to the end')
  }
  return { checked, gone }
}
