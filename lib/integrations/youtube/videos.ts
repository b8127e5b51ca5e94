import 'server-only'
import { z } from 'zod'
import { callYoutube } from './call'
import { parseIsoDuration } from './duration'

/** The limit of YouTube per request, which costs one unit of quota. */
export const MAX_VIDEOS_PER_REQUEST = 50

const countries = z.array(z.string().max(3)).max(300).optional()
const VideoList = z.object({
  items: z
    .array(
      z.object({
        id: z.string().max(20),
        snippet: z.object({
          title: z.string().max(500),
          channelTitle: z.string().max(500).default(''),
          liveBroadcastContent: z.string().optional(),
        }),
        contentDetails: z
          .object({
            duration: z.string().max(50).optional(),
            regionRestriction: z.object({ allowed: countries, blocked: countries }).optional(),
            contentRating: z.object({ ytRating: z.string().optional() }).optional(),
          })
          .default({}),
        status: z
          .object({
            embeddable: z.boolean().default(true),
            madeForKids: z.boolean().default(false),
            privacyStatus: z.string().default('public'),
          })
          .default({ embeddable: true, madeForKids: false, privacyStatus: 'public' }),
      }),
    )
    .max(MAX_VIDEOS_PER_REQUEST),
})

/** A video with the restrictions of embedding it. */
export type YoutubeVideo = {
  videoId: string
  title: string
  channel: string
  /** Null during a live broadcast. */
  durationMs: number | null
  isEmbeddable: boolean
  isMadeForKids: boolean
  /** Countries by ISO 3166-1; null if unrestricted. */
  allowedIn: string[] | null
  blockedIn: string[] | null
}

/**
 * Lists up to 50 videos by their ids, without those that are deleted or private; with the key of the
 * server unless another one is passed.
 * @throws YoutubeError; RangeError for more than 50 ids
 */
export async function listVideos(
  ids: readonly string[],
  { apiKey }: { apiKey?: string } = {},
): Promise<YoutubeVideo[]> {
  if (ids.length === 0) return []
  if (ids.length > MAX_VIDEOS_PER_REQUEST)
    throw new RangeError('YouTube allows at most 50 ids per request.')
  const { items } = await callYoutube(
    'videos',
    {
      part: 'snippet,contentDetails,status',
      id: ids.join(','),
      maxResults: MAX_VIDEOS_PER_REQUEST,
    },
    VideoList,
    { apiKey },
  )
  return items
    .filter(({ status }) => status.privacyStatus !== 'private')
    .map(({ id, snippet, contentDetails, status }) => ({
      videoId: id,
      title: snippet.title,
      channel: snippet.channelTitle,
      durationMs: parseIsoDuration(contentDetails.duration),
      // Age-restricted videos play only on YouTube's own pages.
      isEmbeddable:
        status.embeddable && contentDetails.contentRating?.ytRating !== 'ytAgeRestricted',
      isMadeForKids: status.madeForKids,
      allowedIn: contentDetails.regionRestriction?.allowed ?? null,
      blockedIn: contentDetails.regionRestriction?.blocked ?? null,
    }))
}
