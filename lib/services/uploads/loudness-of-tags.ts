import type { ReplayGain } from '@/lib/importers/types'

/** The loudness that ReplayGain 2.0 brings songs to. */
const REPLAY_GAIN_LUFS = -18
const MIN_LUFS = -70
const MAX_LUFS = 0
const DECIMALS = 2

/** The loudness and peak that the ReplayGain of a file states, for files that cannot be measured. */
export function loudnessOfTags({ trackDb, trackPeak }: ReplayGain) {
  if (trackDb === null) return undefined
  const lufs = Math.min(MAX_LUFS, Math.max(MIN_LUFS, REPLAY_GAIN_LUFS - trackDb))
  const hasPeak = trackPeak !== null && trackPeak > 0
  return {
    loudnessLufs: Number(lufs.toFixed(DECIMALS)),
    truePeakDb: hasPeak ? Number((20 * Math.log10(trackPeak)).toFixed(DECIMALS)) : null,
  }
}
