import 'server-only'
import { z } from 'zod'
import { env } from '@/lib/config/env'
import { fetchJson } from '../fetch-json'
import { DEADLINE_MS, type LinkedSong, MAX_BYTES, songOf } from './linked-song'

const OEmbed = z.object({
  title: z.string().max(1_000),
  author_name: z.string().max(1_000).nullish(),
  thumbnail_url: z.string().max(2_000).nullish(),
})

/** Finds the title of a song by the oEmbed of Spotify or Tidal, and the artist if it is stated. @throws UpstreamError */
export async function findByOEmbed(
  service: 'Spotify' | 'Tidal',
  link: string,
): Promise<LinkedSong[]> {
  const url = new URL(service === 'Spotify' ? env().SPOTIFY_OEMBED_URL : env().TIDAL_OEMBED_URL)
  url.searchParams.set('url', link)
  const request = { schema: OEmbed, deadlineMs: DEADLINE_MS, maxBytes: MAX_BYTES, retries: 1 }
  const { title, author_name: artist, thumbnail_url: coverUrl } = await fetchJson(url, request)
  if (title.trim() === '') return []
  return [songOf({ title, artists: artist ? [artist] : [], coverUrl: coverUrl ?? null })]
}
