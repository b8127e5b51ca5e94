import 'server-only'
import { z } from 'zod'
import { env } from '@/lib/config/env'
import { fetchJson } from '../fetch-json'
import { UpstreamError } from '../upstream-error'
import { DEADLINE_MS, type LinkedSong, MAX_BYTES, MAX_LIST_SONGS, songOf } from './linked-song'

const PAGE_SONGS = 100
const QUOTA_EXCEEDED = 4
const NO_DATA = 800
const text = z.string().max(1_000).nullish()
const Track = z.object({
  title: z.string().max(1_000),
  duration: z.number().nullish(),
  isrc: text,
  artist: z.object({ name: z.string().max(1_000) }).nullish(),
  contributors: z
    .array(z.object({ name: z.string().max(1_000) }))
    .max(100)
    .nullish(),
  album: z.object({ title: text, cover_xl: z.string().max(2_000).nullish() }).nullish(),
  track_position: z.number().int().nullish(),
  disk_number: z.number().int().nullish(),
  release_date: text,
  explicit_lyrics: z.boolean().nullish(),
})
/** Deezer reports errors with status 200. */
const Failed = z.object({ error: z.object({ code: z.number().nullish() }) })
const Page = z.object({
  data: z.array(Track).max(PAGE_SONGS),
  next: z.string().max(2_000).nullish(),
})

type Found = z.output<typeof Track>

/**
 * Finds a song, or the songs of an album or playlist, by Deezer's API. Empty if there is none.
 * @throws UpstreamError also if a further page of a list fails, and for errors of status 200
 */
export async function findAtDeezer(
  kind: 'track' | 'album' | 'playlist',
  id: string,
): Promise<LinkedSong[]> {
  if (kind === 'track') {
    const found = await get(`/track/${id}`, Track)
    return found === null ? [] : [toSong(found)]
  }
  const songs: LinkedSong[] = []
  while (songs.length < MAX_LIST_SONGS) {
    const page = await get(`/${kind}/${id}/tracks?limit=${PAGE_SONGS}&index=${songs.length}`, Page)
    if (page === null) return []
    songs.push(...page.data.map(toSong))
    if (page.data.length === 0 || !page.next) break
  }
  return songs
}

/** Returns null if there is no such song or list. */
async function get<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const url = new URL(`${env().DEEZER_API_URL}${path}`)
  const request = { deadlineMs: DEADLINE_MS, maxBytes: MAX_BYTES, retries: 1 }
  const found = await fetchJson(url, { ...request, schema: z.union([Failed, schema]) })
  const failed = Failed.safeParse(found)
  if (!failed.success) return schema.parse(found)
  const { code } = failed.data.error
  if (code === NO_DATA) return null
  throw new UpstreamError(code === QUOTA_EXCEEDED ? 'rate_limited' : 'status', url.host)
}

function toSong(found: Found): LinkedSong {
  const contributors = found.contributors?.map(({ name }) => name) ?? []
  const artist = found.artist ? [found.artist.name] : []
  return songOf({
    title: found.title,
    artists: contributors.length > 0 ? contributors : artist,
    album: found.album?.title ?? null,
    durationMs: found.duration ? found.duration * 1_000 : null,
    isrc: found.isrc ?? null,
    releaseDate: found.release_date ?? null,
    trackNumber: found.track_position ?? null,
    discNumber: found.disk_number ?? null,
    explicit: found.explicit_lyrics === true,
    coverUrl: found.album?.cover_xl ?? null,
  })
}
