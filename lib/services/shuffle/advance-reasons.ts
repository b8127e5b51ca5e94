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

function adapt(reason: StoredReason, { at, place, position }: Advance): StoredReason {
  const [code, params] = reason
  if (code === 'fits' || code === 'only_way') return at > place + 1 ? reason : NO_REASON
  if (code !== 'artist_gap') return reason
  const gap = GapParams.safeParse(params)
  if (!gap.success) return NO_REASON
  const { artist, tracks } = gap.data
  const earlier = at - tracks - 1
  if (at > place) return earlier === place ? NO_REASON : reason
  if (at === place) {
    const left = tracks - (place - position)
    const isTrue = earlier < position && left >= MIN_GAP_TRACKS
    return isTrue ? ['artist_gap', { artist, tracks: left }] : NO_REASON
  }
  return earlier < position ? NO_REASON : reason
}

/** Sets of an earlier version are packed again. */
function replaceAll(packed: Uint8Array, position: number, reasons: StoredReason[]): Uint8Array {
  const all = readReasons(packed, 0, Number.MAX_SAFE_INTEGER)
  all.splice(position, reasons.length, ...reasons)
  return packReasons(all, 0)
}
