import 'server-only'
import { z } from 'zod'
import { callYoutube } from './call'

const MUSIC = '10'
const RESULTS = 10

const Found = z.object({
  items: z.array(z.object({ id: z.object({ videoId: z.string().max(20).optional() }) })).max(50),
})

type Search = { words: string; region?: string }

/**
 * Ids of music videos that may be embedded, as YouTube orders them; `region` by ISO 3166-1. Costs
 * one of the day's searches, whatever comes of it. Throws YoutubeError.
 */
export async function searchVideos({ words, region }: Search): Promise<string[]> {
  const { items } = await callYoutube(
    'search',
    {
      part: 'snippet',
      type: 'video',
      videoCategoryId: MUSIC,
      videoEmbeddable: 'true',
      maxResults: RESULTS,
      regionCode: region,
      q: words,
    },
    Found,
    // Every try is counted.
    { retries: 0 },
  )
  return [...new Set(items.flatMap(({ id }) => id.videoId ?? []))]
}
