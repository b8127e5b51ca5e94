import type { Rhythm } from './rhythm'
import { MAX_BPM } from './tempo-candidates'

/** A weaker repetition at every lag is chance. */
const MIN_REPETITION = 0.05
/**
 * A repetition is chance if it is below this, divided by the root of the number of compared frames.
 * Speech and rain stay below 10.5, loosely played beats are above 12.
 */
const MIN_SIGNIFICANCE = 11
/** Lags above this share of a recording compare too few frames. */
const MAX_LAG_SHARE = 0.5
/** The onsets of a constant tone are weaker, those of soft pads four times as strong. */
const MIN_ONSET_STRENGTH = 3

/**
 * Returns how strongly the onsets of a recording repeat, at most 1; undefined if they do so by chance
 * only, as in noise, speech and drones.
 */
export function beatRepetition({ onsets, onsetRate, onsetStrength, frames }: Rhythm) {
  if (onsetStrength < MIN_ONSET_STRENGTH) return undefined
  const minLag = Math.floor((60 * onsetRate) / MAX_BPM)
  const maxLag = Math.min(onsets.length - 1, Math.floor(frames * MAX_LAG_SHARE))
  let repetition = 0
  let significance = 0
  for (let lag = minLag; lag <= maxLag; lag++) {
    const value = onsets[lag] ?? 0
    repetition = Math.max(repetition, value)
    significance = Math.max(significance, value * Math.sqrt(frames - lag))
  }
  const isBeat = repetition >= MIN_REPETITION && significance >= MIN_SIGNIFICANCE
  return isBeat ? repetition : undefined
}
