import 'server-only'
import { db } from '@/db'
import { isConfigured } from '@/lib/integrations/youtube/call'
import { listVideos, MAX_VIDEOS_PER_REQUEST } from '@/lib/integrations/youtube/videos'
import { YoutubeError } from '@/lib/integrations/youtube/youtube-error'
import { log } from '@/lib/observability/log'
import { cacheVideos } from './cache-videos'
import { refreshEmbeds } from './refresh-embeds'

/** A request costs one of the 10,000 units of a day. The job runs each hour. */
const MAX_ROUNDS = 100

/**
 * Updates cached videos that are due, 50 at once, or by oEmbed on a server without a key, and removes
 * those that no longer exist. Videos that could not be updated for 30 days are deleted, as the terms of
 * YouTube require.
 */
export async function refreshVideos(): Promise<{ checked: number; removed: number }> {
  const due = isConfigured() ? await checkDueVideos() : await refreshEmbeds()
  return { checked: due.checked, removed: due.removed + (await db.videos.removeStale()) }
}

async function checkDueVideos() {
  let checked = 0
  let removed = 0
  try {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const due = await db.videos.listDue(MAX_VIDEOS_PER_REQUEST)
      if (due.length === 0) break
      const found = await listVideos(due)
      await cacheVideos(db, found)
      const foundIds = new Set(found.map(({ videoId }) => videoId))
      const missing = due.filter((id) => !foundIds.has(id))
      await db.videos.remove(missing)
      checked += due.length
      removed += missing.length
    }
  } catch (error) {
    if (!(error instanceof YoutubeError)) throw error
    log().warn({ err: error }, 'video refresh incomplete')
  }
  return { checked, removed }
}
