import 'server-only'
import { z } from 'zod'
import { callYoutube } from './call'
import { durationMs } from './duration'

/** So many ids fit into one question, which costs one unit. */
export const VIDEOS_AT_ONCE = 50

const countries = z.array(z.string().max(3)).max(300).optional()
const Listed = z.object({
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
    .max(VIDEOS_AT_ONCE),
})

/** A video as it may be embedded. */
export type YoutubeVideo = {
  videoId: string
  title: string
  channel: string
  /** Null while it is broadcast live. */
  durationMs: number | null
  isEmbeddable: boolean
  isMadeForKids: boolean
  /** Countries by ISO 3166-1; null where it is not limited to some. */
  allowedIn: string[] | null
  blockedIn: string[] | null
}

/** What YouTube says of at most 50 videos; those that are gone or private are missing. Throws YoutubeError. */
export async function listVideos(ids: readonly string[]): Promise<YoutubeVideo[]> {
  if (ids.length === 0) return []
  if (ids.length > VIDEOS_AT_ONCE) throw new RangeError('YouTube takes 50 ids at once.')
  const { items } = await callYoutube(
    'videos',
    { part: 'snippet,contentDetails,status', id: ids.join(','), maxResults: VIDEOS_AT_ONCE },
    Listed,
  )
  return items
    .filter(({ status }) => status.privacyStatus !== 'private')
    .map(({ id, snippet, contentDetails, status }) => ({
      videoId: id,
      title: snippet.title,
      channel: snippet.channelTitle,
      durationMs: durationMs(contentDetails.duration),
      // YouTube sends viewers of age-restricted videos to its own page.
      isEmbeddable:
        status.embeddable && contentDetails.contentRating?.ytRating !== 'ytAgeRestricted',
      isMadeForKids: status.madeForKids,
      allowedIn: contentDetails.regionRestriction?.allowed ?? null,
      blockedIn: contentDetails.regionRestriction?.blocked ?? null,
    }))
}
