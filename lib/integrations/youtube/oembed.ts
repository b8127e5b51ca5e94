import 'server-only'
import { z } from 'zod'
import { env } from '@/lib/config/env'
import { fetchJson } from '../fetch-json'
import { UpstreamError } from '../upstream-error'

/** Whether a video can be embedded; `unknown` if YouTube does not respond. */
export type Embedding = 'embeddable' | 'gone' | 'private' | 'not_embeddable' | 'unknown'

/** Looks a video up by YouTube's oEmbed, which needs no key and no quota. */
export async function findEmbedding(videoId: string): Promise<Embedding> {
  const url = new URL(env().YOUTUBE_OEMBED_URL)
  url.searchParams.set('url', `https://www.youtube.com/watch?v=${videoId}`)
  url.searchParams.set('format', 'json')
  try {
    // Only the status matters.
    await fetchJson(url, { schema: z.object({ title: z.string().max(500) }) })
    return 'embeddable'
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    return embeddingOfStatus(error.status)
  }
}

function embeddingOfStatus(status: number | undefined): Embedding {
  if (status === 400 || status === 404) return 'gone'
  if (status === 403) return 'private'
  return status === 401 ? 'not_embeddable' : 'unknown'
}
