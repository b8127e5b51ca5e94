import 'server-only'
import { db } from '@/db'
import { isConfigured } from '@/lib/integrations/youtube/call'
import { findEmbedding } from '@/lib/integrations/youtube/oembed'
import { listVideos } from '@/lib/integrations/youtube/videos'
import { YoutubeError } from '@/lib/integrations/youtube/youtube-error'
import { compareLengths } from '@/lib/matching/length'
import { cacheVideos } from './cache-videos'

/**
 * Returns the first of some videos that can be embedded and fits the length, in ms; null if none does.
 * The length is compared only if this server has a key.
 * @throws YoutubeError if YouTube does not respond
 */
export async function findPlayableVideo(
  ids: readonly string[],
  lengthMs: number | null,
): Promise<string | null> {
  const details = isConfigured() ? await listVideos(ids) : []
  await cacheVideos(db, details)
  const byId = new Map(details.map((video) => [video.videoId, video]))
  for (const id of ids) {
    const video = byId.get(id)
    if (isConfigured() && !video?.isEmbeddable) continue
    if (compareLengths(lengthMs, video?.durationMs ?? null) === 'none') continue
    const embedding = await findEmbedding(id)
    if (embedding === 'unknown') throw new YoutubeError('unavailable')
    if (embedding === 'embeddable') return id
  }
  return null
}
