import 'server-only'
import { db } from '@/db'
import { InvalidInputError } from '@/lib/errors'
import { parseYoutubeVideoId } from '@/lib/importers/youtube-link'
import { isConfigured } from '@/lib/integrations/youtube/call'
import { type Embedding, findEmbedding } from '@/lib/integrations/youtube/oembed'
import { listVideos, type YoutubeVideo } from '@/lib/integrations/youtube/videos'
import { YoutubeError } from '@/lib/integrations/youtube/youtube-error'
import { keepVideos } from './keep-videos'

const REFUSED: Record<Exclude<Embedding, 'embeddable' | 'unknown'>, string> = {
  gone: 'There is no such video on YouTube.',
  private: 'The video is private.',
  not_embeddable: 'The video may not be played outside YouTube. Choose another one.',
}

/**
 * The video a link points at, if it may be played here. While YouTube cannot be reached the link is
 * believed: the player finds out. Throws `invalid_input`.
 */
export async function checkVideoLink(url: string): Promise<string> {
  const videoId = parseYoutubeVideoId(url)
  if (!videoId) throw refusal('Must be a link to a YouTube video.')
  const [embedding, found] = await Promise.all([findEmbedding(videoId), lookUp(videoId)])
  if (embedding !== 'embeddable' && embedding !== 'unknown') throw refusal(REFUSED[embedding])
  await keepVideos(db, found)
  if (found[0]?.isEmbeddable === false) throw refusal(REFUSED.not_embeddable)
  return videoId
}

// Whether a video is made for children must be known of every one that is embedded.
async function lookUp(videoId: string): Promise<YoutubeVideo[]> {
  if (!isConfigured()) return []
  try {
    return await listVideos([videoId])
  } catch (error) {
    if (!(error instanceof YoutubeError)) throw error
    return []
  }
}

const refusal = (message: string) => new InvalidInputError([{ path: 'url', message }])
