import { interpolate } from './autocorrelation'
import type { Rhythm } from './rhythm'

// The range of tempos, in beats per minute.
export const MIN_BPM = 50
export const MAX_BPM = 210

const GRID_BPM = Array.from({ length: 900 }, (_, i) => 30 * 10 ** (i / 899))
/** Multiples of a beat, and their weights. */
const COMB = [
  [1, 1],
  [2, 0.7],
  [3, 0.4],
  [4, 0.6],
] as const
const MAX_PEAKS = 4
/** Possible ratios of the perceived tempo to a detected pulse. */
const RATIOS = [1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 1, 4 / 3, 3 / 2, 2, 3, 4]
/** Tempos with a smaller difference of logarithms are the same. */
const MIN_LOG_DIFFERENCE = 0.035
const FINE_STEPS = 41
const FINE_RANGE = 0.025
const FINE_BEATS = [1, 2, 4, 8]

/** Returns tempos at which the onsets repeat, and simple multiples of them. */
export function tempoCandidates({ onsets, onsetRate }: Rhythm): number[] {
  const lagOf = (bpm: number) => (60 * onsetRate) / bpm
  const comb = GRID_BPM.map((bpm) =>
    COMB.reduce(
      (sum, [beats, weight]) => sum + weight * interpolate(onsets, beats * lagOf(bpm)),
      0,
    ),
  )
  const peaks = comb
    .flatMap((value, i) =>
      i > 0 && i < comb.length - 1 && value >= comb[i - 1]! && value > comb[i + 1]! ? [i] : [],
    )
    .sort((a, b) => comb[b]! - comb[a]!)
    .slice(0, MAX_PEAKS)

  // A tempo can be measured more precisely over several beats than over one.
  const refine = (bpm: number) => {
    const nearby = Array.from(
      { length: FINE_STEPS },
      (_, i) => bpm * (1 - FINE_RANGE + (2 * FINE_RANGE * i) / (FINE_STEPS - 1)),
    )
    const score = (tempo: number) =>
      FINE_BEATS.reduce((sum, beats) => sum + interpolate(onsets, beats * lagOf(tempo)), 0)
    return nearby.reduce((best, tempo) => (score(tempo) > score(best) ? tempo : best))
  }

  const candidates: number[] = []
  for (const peak of peaks) {
    for (const ratio of RATIOS) {
      const bpm = refine(GRID_BPM[peak]! * ratio)
      const isNew = candidates.every(
        (other) => Math.abs(Math.log(bpm / other)) >= MIN_LOG_DIFFERENCE,
      )
      if (bpm >= MIN_BPM && bpm <= MAX_BPM && isNew) candidates.push(bpm)
    }
  }
  return candidates
}
