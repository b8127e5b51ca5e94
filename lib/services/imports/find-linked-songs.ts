import 'server-only'
import { LRUCache } from 'lru-cache'
import { parseServiceLink, type ServiceLink } from '@/lib/importers/service-link'
import { findAtApple } from '@/lib/integrations/link-lookup/apple'
import { findAtDeezer } from '@/lib/integrations/link-lookup/deezer'
import type { LinkedSong } from '@/lib/integrations/link-lookup/linked-song'
import { findByOEmbed } from '@/lib/integrations/link-lookup/oembed'
import { resolveShortLink } from '@/lib/integrations/link-lookup/short-link'
import { UpstreamError } from '@/lib/integrations/upstream-error'

/** `unlisted`: the service publishes no songs of such a list. */
export type LinkedSongs =
  | { status: 'found'; link: ServiceLink; songs: LinkedSong[] }
  | { status: 'not_found' | 'unlisted' | 'unavailable' }

const MAX_CACHED_SONGS = 10_000
const CACHE_TTL_MS = 24 * 60 * 60 * 1_000
const GONE = [400, 404, 410]

const cache = new LRUCache<string, LinkedSongs>({
  maxSize: MAX_CACHED_SONGS,
  sizeCalculation: (found) => (found.status === 'found' ? found.songs.length + 1 : 1),
  ttl: CACHE_TTL_MS,
})

/** Finds the songs of a link at its service. Results are cached for a day, failures are not. */
export async function findLinkedSongs(link: ServiceLink): Promise<LinkedSongs> {
  const known = cache.get(link.url)
  if (known) return known
  const found = await findSongs(link)
  if (found.status !== 'unavailable') cache.set(link.url, found)
  return found
}

async function findSongs(given: ServiceLink): Promise<LinkedSongs> {
  try {
    const link = given.kind === 'short' ? await resolve(given) : given
    if (link === null) return { status: 'not_found' }
    const songs = await callService(link)
    if (songs === null) return { status: 'unlisted' }
    return songs.length > 0 ? { status: 'found', link, songs } : { status: 'not_found' }
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    return { status: GONE.includes(error.status ?? 0) ? 'not_found' : 'unavailable' }
  }
}

/** Returns null for a list of which the service publishes no songs. */
async function callService({ service, kind, id, url }: ServiceLink): Promise<LinkedSong[] | null> {
  if (kind === 'short') return []
  if (service === 'Deezer') return findAtDeezer(kind, id)
  if (service === 'Apple Music') return kind === 'playlist' ? null : findAtApple(id, url)
  return kind === 'track' ? findByOEmbed(service, url) : null
}

async function resolve({ service, url }: ServiceLink): Promise<ServiceLink | null> {
  const parse = (address: string) => {
    const link = parseServiceLink(address)
    return link?.service === service && link.kind !== 'short' ? link : null
  }
  const target = await resolveShortLink(url, (address) => parse(address) !== null)
  return target === null ? null : parse(target)
}
