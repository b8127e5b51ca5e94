import 'server-only'
import { z } from 'zod'
import { callYoutube } from './call'

const MUSIC_CATEGORY = '10'
const MAX_RESULTS = 10

const SearchResults = z.object({
  items: z.array(z.object({ id: z.object({ videoId: z.string().max(20).optional() }) })).max(50),
})

type Search = {
  query: string
  region?: string
  /** The key whose quota is used; by default that of the server. */
  apiKey?: string
}

/**
 * Searches for embeddable music videos and returns their ids in the order of YouTube. `region` is a
 * country of ISO 3166-1. Costs one search of the daily quota, also if it fails.
 * @throws YoutubeError
 */
export async function searchVideos({ query: words, region, apiKey }: Search): Promise<string[]> {
  const { items } = await callYoutube(
    'search',
    {
      part: 'snippet',
      type: 'video',
      videoCategoryId: MUSIC_CATEGORY,
      videoEmbeddable: 'true',
      maxResults: MAX_RESULTS,
      regionCode: region,
      q: words,
    },
    SearchResults,
    // Each attempt costs quota.
    { retries: 0, apiKey },
  )
  return [...new Set(items.flatMap(({ id }) => id.videoId ?? []))]
}
