import 'server-only'
import { z } from 'zod'
import { env } from '@/lib/config/env'
import { fetchJson } from '../fetch-json'
import { DEADLINE_MS, type LinkedSong, MAX_BYTES, MAX_LIST_SONGS, songOf } from './linked-song'

const text = z.string().max(1_000).nullish()
const count = z.number().int().nonnegative().nullish()
const Found = z.object({
  results: z
    .array(
      z.object({
        kind: text,
        trackName: text,
        artistName: text,
        collectionName: text,
        trackTimeMillis: z.number().nullish(),
        releaseDate: text,
        trackNumber: count,
        discNumber: count,
        trackExplicitness: text,
        artworkUrl100: z.string().max(2_000).nullish(),
      }),
    )
    .max(MAX_LIST_SONGS),
})

/** The default is 50, and more than 200 are not sent. */
const MAX_ALBUM_SONGS = 200
/** The store of a link: `us` in `music.apple.com/us/album/…`. */
const COUNTRY = /^https:\/\/[\w.]{1,40}\/([a-z]{2})\//i

/**
 * Finds the song, or the songs of an album, by the look-up of iTunes in the store of the link, because
 * songs of other stores are not found. @throws UpstreamError
 */
export async function findAtApple(id: string, link: string): Promise<LinkedSong[]> {
  const url = new URL(env().APPLE_LOOKUP_URL)
  url.searchParams.set('id', id)
  url.searchParams.set('entity', 'song')
  url.searchParams.set('limit', String(MAX_ALBUM_SONGS))
  const country = COUNTRY.exec(link)?.[1]
  if (country !== undefined) url.searchParams.set('country', country.toLowerCase())
  const request = { schema: Found, deadlineMs: DEADLINE_MS, maxBytes: MAX_BYTES, retries: 1 }
  const { results } = await fetchJson(url, request)
  return results.flatMap((found) =>
    found.kind === 'song' && found.trackName
      ? songOf({
          title: found.trackName,
          artists: found.artistName ? [found.artistName] : [],
          album: found.collectionName ?? null,
          durationMs: found.trackTimeMillis ?? null,
          releaseDate: found.releaseDate?.slice(0, 10) ?? null,
          trackNumber: found.trackNumber ?? null,
          discNumber: found.discNumber ?? null,
          explicit: found.trackExplicitness === 'explicit',
          coverUrl: found.artworkUrl100 ?? null,
        })
      : [],
  )
}
