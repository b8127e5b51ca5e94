import type { Onsets } from './onsets'

/** Mean flux of quiet and of busy music in the bands of kick, chords and attacks. */
const RANGES = [
  [0.1, 1.1],
  [2.5, 7.5],
  [2, 20],
] as const
const QUIET_LUFS = -30
const LOUD_LUFS = -6
const ACTIVITY_SHARE = 0.8

/**
 * How lively a recording feels, 0 to 1: how much begins in the low, middle and attack bands, and a
 * little of how loud it is. A scale of our own, set by ear on music from ambient to house.
 */
export function energyOf({ bands }: Onsets, loudnessLufs: number): number {
  const activity = RANGES.map(([low, high], band) => share(mean(bands[band]!), low, high))
  const lively = activity.reduce((sum, value) => sum + value, 0) / activity.length
  const loud = share(loudnessLufs, QUIET_LUFS, LOUD_LUFS)
  return ACTIVITY_SHARE * lively + (1 - ACTIVITY_SHARE) * loud
}

const mean = (values: Float32Array) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

const share = (value: number, low: number, high: number) =>
  Math.min(1, Math.max(0, (value - low) / (high - low)))
