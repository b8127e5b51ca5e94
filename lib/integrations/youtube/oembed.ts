import 'server-only'
import { z } from 'zod'
import { env } from '@/lib/env'
import { fetchJson } from '../fetch-json'
import { UpstreamError } from '../upstream-error'

const Embed = z.object({
  title: z.string().max(500),
  author_name: z.string().max(500).default(''),
})

/** Whether a video can be embedded; `unknown` while YouTube does not say. */
export type Embedding =
  | { state: 'embeddable'; title: string; channel: string }
  | { state: 'gone' | 'private' | 'not_embeddable' | 'unknown' }

/** Asks YouTube's oEmbed, which needs no key and counts against no quota. */
export async function findEmbedding(videoId: string): Promise<Embedding> {
  const url = new URL(env().YOUTUBE_OEMBED_URL)
  url.searchParams.set('url', `https://www.youtube.com/watch?v=${videoId}`)
  url.searchParams.set('format', 'json')
  try {
    const { title, author_name } = await fetchJson(url, { schema: Embed })
    return { state: 'embeddable', title, channel: author_name }
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    return { state: stateOf(error.status) }
  }
}

function stateOf(status: number | undefined): 'gone' | 'private' | 'not_embeddable' | 'unknown' {
  if (status === 400 || status === 404) return 'gone'
  if (status === 403) return 'private'
  return status === 401 ? 'not_embeddable' : 'unknown'
}
