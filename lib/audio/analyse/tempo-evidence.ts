import { interpolate } from './autocorrelation'
import type { Rhythm } from './rhythm'

// Lags in beats at which the series are evaluated.
const ONSET_BEATS = [1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 1, 3 / 2, 2, 3, 4, 6, 8]
const HARMONY_BEATS = [1 / 2, 1, 2, 3, 4, 6, 8]
/** Tolerance for beats that are not played exactly in time, as a share of the lag. */
const LAG_TOLERANCE = 0.03
const MIDDLE_BPM = 120

/**
 * Returns the evidence for a tempo: how strongly the onsets of each band repeat after a beat, its parts
 * and its multiples, and how strongly harmonies change and recur with its bars.
 */
export function tempoEvidence(rhythm: Rhythm, bpm: number): number[] {
  const lag = (60 * rhythm.onsetRate) / bpm
  const chromaLag = (60 * rhythm.chromaRate) / bpm
  const octaves = Math.log2(bpm / MIDDLE_BPM)
  return [
    ...[rhythm.onsets, ...rhythm.bands].flatMap((series) =>
      ONSET_BEATS.map((beats) => maxNear(series, beats * lag)),
    ),
    ...[...rhythm.changes, ...rhythm.similarity].flatMap((series) =>
      HARMONY_BEATS.map((beats) => interpolate(series, beats * chromaLag)),
    ),
    octaves,
    octaves * octaves,
    Math.max(0, octaves - 0.45) ** 2,
    Math.max(0, -octaves - 0.6) ** 2,
  ]
}

function maxNear(series: Float64Array, lag: number): number {
  const tolerance = Math.max(1, lag * LAG_TOLERANCE)
  const from = Math.max(1, Math.floor(lag - tolerance))
  const to = Math.min(series.length - 1, Math.ceil(lag + tolerance))
  let max = from <= to ? series[from]! : 0
  for (let i = from; i <= to; i++) max = Math.max(max, series[i]!)
  return max
}
