import type { Song } from '@/lib/contract/songs'

/**
 * An element can only turn down, and a peak near full scale forbids more: so loud songs come down to
 * the soft ones. Web Audio could turn up, but falls silent where a browser suspends it unasked.
 */
const TARGET_LUFS = -20
/** As loud as what is made for streaming, which includes videos. */
const USUAL_LUFS = -14
const MOST_DB = 12

/**
 * The factor that brings a song to the loudness of the others. One softer than they are is turned up
 * only as far as its true peak stays below full scale; one that nobody has listened to is taken to
 * be as loud as most are.
 */
export function gainOf(features: Song['features']): number {
  const wanted = TARGET_LUFS - (features?.loudnessLufs ?? USUAL_LUFS)
  const room = Math.max(0, -(features?.truePeakDb ?? 0))
  return 10 ** (Math.min(wanted, room, MOST_DB) / 20)
}
