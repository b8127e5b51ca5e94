import { z } from 'zod'
import {
  packReasons,
  readClashes,
  readReasons,
  replaceReasons,
  type StoredReason,
} from './pack-reasons'
import { MAX_REASON_DISTANCE } from './splice-windows'

/** A reason without a text. */
const NO_REASON: StoredReason = ['chance', '']
const MIN_GAP_TRACKS = 2
const GapParams = z.object({ artist: z.string(), tracks: z.int() })

/**
 * Returns the reasons of a set after the track at `place` has moved forward to `position`. Reasons that
 * count the tracks since an artist are adapted; those that may no longer be true are removed.
 */
export function advanceReasons(packed: Uint8Array, place: number, position: number): Uint8Array {
  const stored = readReasons(packed, position, place + 1 + MAX_REASON_DISTANCE)
  const adapted = stored.map((reason, n) => adapt(reason, { at: position + n, place, position }))
  const [moved = NO_REASON] = adapted.splice(place - position, 1)
  const reasons = [moved, ...adapted]
  if (readClashes(packed) === undefined) return replaceAll(packed, position, reasons)
  return replaceReasons(packed, { start: position, end: position + reasons.length }, reasons)
}

type Advance = { at: number; place: number; position: number }

function adapt(reason: StoredReason, advance: Advance): StoredReason {
  const [code, params] = reason
  if (code === 'fits' || code === 'only_way') {
    return advance.at > advance.place + 1 ? reason : NO_REASON
  }
  if (code !== 'artist_gap') return reason
  const gap = GapParams.safeParse(params)
  if (!gap.success) return NO_REASON
  const change = gapChange(gap.data.tracks, advance)
  if (change === 0) return reason
  const tracks = gap.data.tracks + change
  return tracks >= MIN_GAP_TRACKS ? ['artist_gap', { ...gap.data, tracks }] : NO_REASON
}

/** Returns how many tracks a gap gains; -Infinity if the artist may have played since. */
function gapChange(tracks: number, { at, place, position }: Advance): number {
  const earlier = at - tracks - 1
  const wasPassed = earlier >= position && earlier < place
  if (at < place) return wasPassed ? 0 : Number.NEGATIVE_INFINITY
  if (at === place) return wasPassed ? Number.NEGATIVE_INFINITY : position - place
  if (earlier === place) return Number.NEGATIVE_INFINITY
  // The moved track is no longer between the two.
  return wasPassed ? -1 : 0
}

/** Sets of an earlier version are packed again. */
function replaceAll(packed: Uint8Array, position: number, reasons: StoredReason[]): Uint8Array {
  const all = readReasons(packed, 0, Number.MAX_SAFE_INTEGER)
  all.splice(position, reasons.length, ...reasons)
  return packReasons(all, 0)
}
