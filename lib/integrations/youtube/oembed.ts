import 'server-only'
import { z } from 'zod'
import { env } from '@/lib/config/env'
import { fetchJson } from '../fetch-json'
import { UpstreamError } from '../upstream-error'

/** Whether a video can be embedded; `unknown` if YouTube does not respond. */
export type Embedding = 'embeddable' | 'gone' | 'private' | 'not_embeddable' | 'unknown'

/** A video by YouTube's oEmbed; the names are null unless it can be embedded. */
export type VideoEmbed = { embedding: Embedding; title: string | null; channel: string | null }

const OEmbed = z.object({ title: z.string().max(500), author_name: z.string().max(500).nullish() })
/** The time that a look-up takes at most. */
export const OEMBED_DEADLINE_MS = 5_000

/**
 * Looks a video up by YouTube's oEmbed, which needs no key and no quota. `deadlineMs` shortens the time
 * that it may take.
 */
export async function findVideoEmbed(
  videoId: string,
  deadlineMs = OEMBED_DEADLINE_MS,
): Promise<VideoEmbed> {
  try {
    const page = `https://www.youtube.com/watch?v=${videoId}`
    const { title, author_name: channel } = await fetchOEmbed(page, deadlineMs)
    return { embedding: 'embeddable', title, channel: channel ?? null }
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    return { embedding: embeddingOfStatus(error.status), title: null, channel: null }
  }
}

/** Looks up whether a video can be embedded. */
export const findEmbedding = async (videoId: string): Promise<Embedding> =>
  (await findVideoEmbed(videoId)).embedding

/** Looks up the title of a playlist; null if YouTube does not show the playlist. @throws UpstreamError */
export async function findPlaylistTitle(playlistId: string): Promise<string | null> {
  try {
    const page = `https://www.youtube.com/playlist?list=${playlistId}`
    return (await fetchOEmbed(page, OEMBED_DEADLINE_MS)).title
  } catch (error) {
    const isHidden = error instanceof UpstreamError && embeddingOfStatus(error.status) !== 'unknown'
    if (isHidden) return null
    throw error
  }
}

function fetchOEmbed(page: string, deadlineMs: number) {
  const url = new URL(env().YOUTUBE_OEMBED_URL)
  url.searchParams.set('url', page)
  url.searchParams.set('format', 'json')
  return fetchJson(url, {
    schema: OEmbed,
    deadlineMs: Math.max(1, Math.min(deadlineMs, OEMBED_DEADLINE_MS)),
  })
}

function embeddingOfStatus(status: number | undefined): Embedding {
  if (status === 400 || status === 404) return 'gone'
  if (status === 403) return 'private'
  return status === 401 ? 'not_embeddable' : 'unknown'
}
