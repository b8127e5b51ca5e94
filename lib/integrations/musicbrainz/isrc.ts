import 'server-only'
import { z } from 'zod'
import { env } from '@/lib/config/env'
import { version } from '@/package.json'
import { fetchJson } from '../fetch-json'
import { UpstreamError } from '../upstream-error'

const DEADLINE_MS = 10_000
const MAX_RESPONSE_BYTES = 512 * 1_024
const MAX_RECORDINGS = 100
const MAX_RELATIONS = 1_000
/** MusicBrainz has no such ISRC, or calls it invalid. */
const UNKNOWN_STATUSES = [400, 404]
const STREAMING_TYPES = ['free streaming', 'streaming']

const Relation = z.object({
  type: z.string().max(200),
  ended: z.boolean().default(false),
  url: z.object({ resource: z.string().max(2_000) }).optional(),
})
const Reply = z.object({
  recordings: z
    .array(
      z.object({
        length: z.int().min(1).max(2_147_483_647).nullish(),
        /** Whether it is a music video, whose length differs from that of the song. */
        video: z.boolean().nullish(),
        relations: z.array(Relation).max(MAX_RELATIONS).default([]),
      }),
    )
    .max(MAX_RECORDINGS),
})

/** A recording with its length and the URLs that stream it. */
export type FoundRecording = { lengthMs: number | null; urls: string[] }

/**
 * Lists the recordings of an ISRC at MusicBrainz, without music videos; none if it has no such ISRC.
 * It allows one request per second: the caller waits for its turn.
 * @throws UpstreamError
 */
export async function listRecordings(isrc: string): Promise<FoundRecording[]> {
  const { MUSICBRAINZ_URL } = env()
  const url = new URL(`${MUSICBRAINZ_URL}/isrc/${encodeURIComponent(isrc)}`)
  url.searchParams.set('inc', 'url-rels')
  url.searchParams.set('fmt', 'json')
  try {
    const { recordings } = await fetchJson(url, {
      schema: Reply,
      headers: { 'user-agent': userAgent() },
      deadlineMs: DEADLINE_MS,
      maxBytes: MAX_RESPONSE_BYTES,
      // Each attempt would need a turn of its own.
      retries: 0,
    })
    return recordings.filter(({ video }) => !video).map(toRecording)
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    const isUnknown = error.kind === 'too_large' || UNKNOWN_STATUSES.includes(error.status ?? 0)
    if (isUnknown) return []
    throw error
  }
}

// MusicBrainz requires the name, the version and a contact, and blocks programs without them.
const userAgent = (): string => {
  const { MUSICBRAINZ_CONTACT, appUrl } = env()
  return `Riffle/${version} ( ${MUSICBRAINZ_CONTACT ?? appUrl} )`
}

const toRecording = ({ length, relations }: z.output<typeof Reply>['recordings'][number]) => ({
  lengthMs: length ?? null,
  urls: relations
    .filter(({ type, ended }) => STREAMING_TYPES.includes(type) && !ended)
    .flatMap(({ url }) => url?.resource ?? []),
})
