import type { Onsets } from './onsets'

/** Mean flux of calm and of busy music in the three lower bands. */
const FLUX_RANGES = [
  [0.1, 1.1],
  [2.5, 7.5],
  [2, 20],
] as const
const QUIET_LUFS = -30
const LOUD_LUFS = -6
const ACTIVITY_WEIGHT = 0.8

/**
 * Returns the perceived energy of a recording from 0 to 1: mostly the onsets in the lower bands, and a
 * little of the loudness. The scale was set by ear, on music from ambient to house.
 */
export function energyOf({ bands }: Onsets, loudnessLufs: number): number {
  const activity = FLUX_RANGES.map(([low, high], band) =>
    positionWithin(mean(bands[band]!), low, high),
  )
  const meanActivity = activity.reduce((sum, value) => sum + value, 0) / activity.length
  const loudness = positionWithin(loudnessLufs, QUIET_LUFS, LOUD_LUFS)
  return ACTIVITY_WEIGHT * meanActivity + (1 - ACTIVITY_WEIGHT) * loudness
}

const mean = (values: Float32Array) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

const positionWithin = (value: number, low: number, high: number) =>
  Math.min(1, Math.max(0, (value - low) / (high - low)))
