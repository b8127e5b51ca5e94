const STRONG_MS = 5_000
const STRONG_SHARE = 0.03
const WEAK_MS = 14_000

export type Fit = 'strong' | 'weak' | 'unknown' | 'none'

/** How far two lengths may be apart for one recording, in ms: most videos add or cut a few seconds. */
export const strongBound = (durationMs: number): number =>
  Math.max(STRONG_MS, durationMs * STRONG_SHARE)

/** How a video's length fits the recording's. */
export function lengthFit(wantedMs: number | null, foundMs: number | null): Fit {
  if (wantedMs === null || foundMs === null) return 'unknown'
  const apart = Math.abs(wantedMs - foundMs)
  if (apart <= strongBound(wantedMs)) return 'strong'
  return apart <= WEAK_MS ? 'weak' : 'none'
}
