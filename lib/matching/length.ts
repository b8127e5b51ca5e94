const MIN_STRONG_DIFFERENCE_MS = 5_000
const STRONG_DIFFERENCE_SHARE = 0.03
const MAX_WEAK_DIFFERENCE_MS = 14_000

export type LengthFit = 'strong' | 'weak' | 'unknown' | 'none'

/** The largest difference in ms of two lengths of one recording: most videos add or cut a few seconds. */
export const maxStrongDifferenceMs = (durationMs: number): number =>
  Math.max(MIN_STRONG_DIFFERENCE_MS, durationMs * STRONG_DIFFERENCE_SHARE)

/** Compares the length of a recording and a video, in ms; null if unknown. */
export function compareLengths(wantedMs: number | null, foundMs: number | null): LengthFit {
  if (wantedMs === null || foundMs === null) return 'unknown'
  const apart = Math.abs(wantedMs - foundMs)
  if (apart <= maxStrongDifferenceMs(wantedMs)) return 'strong'
  return apart <= MAX_WEAK_DIFFERENCE_MS ? 'weak' : 'none'
}
