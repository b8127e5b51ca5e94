import type { Song } from '@/lib/contract/songs'

const TARGET_LUFS = -14
const MOST_DB = 12

/**
 * The factor that brings a song to the loudness of the others. A soft one is turned up only as far as
 * its true peak stays below full scale; one that nobody has listened to is left as it is.
 */
export function levelOf(features: Song['features']): number {
  if (features?.loudnessLufs == null) return 1
  const wanted = TARGET_LUFS - features.loudnessLufs
  const room = Math.max(0, -(features.truePeakDb ?? 0))
  return 10 ** (Math.min(wanted, room, MOST_DB) / 20)
}
