import { between } from './autocorrelation'
import type { Rhythm } from './rhythm'

/** Beats a minute between which a tempo is looked for. */
export const SLOWEST = 50
export const FASTEST = 210

const GRID = Array.from({ length: 900 }, (_, i) => 30 * 10 ** (i / 899))
const COMB = [
  [1, 1],
  [2, 0.7],
  [3, 0.4],
  [4, 0.6],
] as const
const PEAKS_MOST = 4
/** What a pulse may be of the beat one taps. */
const RATIOS = [1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 1, 4 / 3, 3 / 2, 2, 3, 4]
const SAME = 0.035
const FINE_STEPS = 41
const FINE_REACH = 0.025
const FINE_BEATS = [1, 2, 4, 8]

/** Tempi at which the onsets repeat, with their simple multiples: one of them is the beat. */
export function tempoCandidates({ onsets, onsetRate }: Rhythm): number[] {
  const lagOf = (bpm: number) => (60 * onsetRate) / bpm
  const comb = GRID.map((bpm) =>
    COMB.reduce((sum, [beats, weight]) => sum + weight * between(onsets, beats * lagOf(bpm)), 0),
  )
  const peaks = comb
    .flatMap((value, i) =>
      i > 0 && i < comb.length - 1 && value >= comb[i - 1]! && value > comb[i + 1]! ? [i] : [],
    )
    .sort((a, b) => comb[b]! - comb[a]!)
    .slice(0, PEAKS_MOST)

  // Over several beats a tempo is read more finely than from one.
  const refined = (bpm: number) => {
    const near = Array.from(
      { length: FINE_STEPS },
      (_, i) => bpm * (1 - FINE_REACH + (2 * FINE_REACH * i) / (FINE_STEPS - 1)),
    )
    const repeats = (tempo: number) =>
      FINE_BEATS.reduce((sum, beats) => sum + between(onsets, beats * lagOf(tempo)), 0)
    return near.reduce((best, tempo) => (repeats(tempo) > repeats(best) ? tempo : best))
  }

  const found: number[] = []
  for (const peak of peaks) {
    for (const ratio of RATIOS) {
      const bpm = refined(GRID[peak]! * ratio)
      const isNew = found.every((other) => Math.abs(Math.log(bpm / other)) >= SAME)
      if (bpm >= SLOWEST && bpm <= FASTEST && isNew) found.push(bpm)
    }
  }
  return found
}
