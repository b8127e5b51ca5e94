import 'server-only'
import { db } from '@/db'
import { InvalidInputError } from '@/lib/errors'
import { parseYoutubeVideoId } from '@/lib/importers/youtube-link'
import { isConfigured } from '@/lib/integrations/youtube/call'
import { type Embedding, findEmbedding } from '@/lib/integrations/youtube/oembed'
import { listVideos, type YoutubeVideo } from '@/lib/integrations/youtube/videos'
import { YoutubeError } from '@/lib/integrations/youtube/youtube-error'
import { cacheVideos } from './cache-videos'

const REJECTED: Record<Exclude<Embedding, 'embeddable' | 'unknown'>, string> = {
  gone: 'YouTube has no such video.',
  private: 'The video is private.',
  not_embeddable: 'The video cannot be played outside YouTube. Choose another one.',
}

/**
 * Returns the id of the video of a link, if it can be embedded. While YouTube is unavailable the link
 * is accepted, and the player reports a failure later.
 * @throws AppError `invalid_input`
 */
export async function checkVideoLink(url: string): Promise<string> {
  const videoId = parseYoutubeVideoId(url)
  if (!videoId) throw invalidUrl('Must be a link to a YouTube video.')
  const [embedding, found] = await Promise.all([findEmbedding(videoId), findVideo(videoId)])
  if (embedding !== 'embeddable' && embedding !== 'unknown') throw invalidUrl(REJECTED[embedding])
  await cacheVideos(db, found)
  if (found[0]?.isEmbeddable === false) throw invalidUrl(REJECTED.not_embeddable)
  return videoId
}

// The terms of YouTube require to know of each embedded video whether it is made for children.
async function findVideo(videoId: string): Promise<YoutubeVideo[]> {
  if (!isConfigured()) return []
  try {
    return await listVideos([videoId])
  } catch (error) {
    if (!(error instanceof YoutubeError)) throw error
    return []
  }
}

const invalidUrl = (message: string) =>
  new InvalidInputError([{ path: 'url', code: 'invalid_value', message }])
