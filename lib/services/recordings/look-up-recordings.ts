import 'server-only'
import { type DueSong, db, isRedisUnavailable } from '@/db'
import { env } from '@/lib/config/env'
import { UpstreamError } from '@/lib/integrations/upstream-error'
import { YoutubeError } from '@/lib/integrations/youtube/youtube-error'
import { log } from '@/lib/observability/log'
import { completeLength } from '../library/complete-length'
import { waitForTurn } from './call-turn'
import { lookUpIsrc } from './look-up-isrc'

const SCANNED_SONGS = 2_000
/** Shorter than the time between two runs of the job. */
const MAX_RUN_MS = 4 * 60_000
/** Shorter than the time that Vercel gives a function. */
const MAX_VERCEL_RUN_MS = 45_000
const MAX_WAIT_MS = 10_000
/** MusicBrainz or YouTube may be unavailable: the next run continues. */
const MAX_FAILURES_IN_ROW = 3

type Counts = { lookedUp: number; videos: number; lengths: number }
/** `lengths` are those of the ISRCs that this run has looked up. */
type Run = {
  counts: Counts
  endAt: number
  lengths: Map<string, number | null>
  failuresInRow: number
}

/**
 * Looks up the ISRCs of songs without a recording, the newest songs first, if the operator has allowed
 * it. A run ends after four minutes (45 seconds on Vercel), without Redis, or when several look-ups in a
 * row fail; the next run continues. What failed is looked up again a day later, behind the other songs.
 */
export async function lookUpRecordings(): Promise<Counts> {
  const counts = { lookedUp: 0, videos: 0, lengths: 0 }
  await db.isrcLookups.removeStale()
  if (!env().MUSICBRAINZ) return counts
  const endAt = performance.now() + (env().VERCEL ? MAX_VERCEL_RUN_MS : MAX_RUN_MS)
  const run = { counts, endAt, lengths: new Map(), failuresInRow: 0 }
  try {
    for (let before: string | undefined; performance.now() < endAt; ) {
      const { due, next } = await db.isrcLookups.listDue(SCANNED_SONGS, before)
      if (!(await lookUpSongs(due, run)) || next === undefined) break
      before = next
    }
  } catch (error) {
    if (!isRedisUnavailable(error)) throw error
    log().warn({ err: error }, 'look-up of recordings incomplete')
  }
  return counts
}

/** Returns false if the time is over, or too many look-ups in a row have failed. */
async function lookUpSongs(songs: DueSong[], run: Run): Promise<boolean> {
  for (const song of songs) {
    if (performance.now() > run.endAt) return false
    try {
      const lengthMs = await findLength(song, run)
      if (lengthMs === undefined) return false
      if (await fillLength(song, lengthMs)) run.counts.lengths++
      run.failuresInRow = 0
    } catch (error) {
      if (!isOutage(error)) throw error
      log().warn({ err: error }, 'look-up of a recording failed')
      // Otherwise each run would begin with it, and end before the older songs.
      await db.isrcLookups.postpone(song.isrc)
      if (++run.failuresInRow === MAX_FAILURES_IN_ROW) return false
    }
  }
  return true
}

/** Returns the length of the recording of a song, null if unknown; undefined if there was no turn. */
async function findLength(
  { isrc, found }: DueSong,
  { counts, lengths }: Run,
): Promise<number | null | undefined> {
  const known = found ? found.lengthMs : lengths.get(isrc)
  if (known !== undefined) return known
  if (!(await waitForTurn(MAX_WAIT_MS))) return undefined
  const { lengthMs = null, videoId } = await lookUpIsrc(isrc)
  lengths.set(isrc, lengthMs)
  counts.lookedUp++
  if (videoId) counts.videos++
  return lengthMs
}

async function fillLength(song: DueSong, durationMs: number | null): Promise<boolean> {
  if (durationMs === null || song.durationMs !== null) return false
  const { userId, id: songId } = song
  return db.transaction((tx) =>
    completeLength(tx, { userId, songId, durationMs, source: 'musicbrainz' }),
  )
}

const isOutage = (error: unknown): boolean =>
  error instanceof UpstreamError || error instanceof YoutubeError
