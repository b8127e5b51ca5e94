import { between } from './autocorrelation'
import type { Rhythm } from './rhythm'

/** Lags in beats at which onsets are looked at, and harmonies. */
const ONSET_BEATS = [1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 1, 3 / 2, 2, 3, 4, 6, 8]
const HARMONY_BEATS = [1 / 2, 1, 2, 3, 4, 6, 8]
/** Played beats are never quite in time. */
const LOOSENESS = 0.03
const MIDDLE_BPM = 120

/**
 * What speaks for a tempo, a number a question: whether onsets, band by band, repeat after a beat and
 * its parts and multiples, and whether harmonies change and come back with its bars.
 */
export function tempoEvidence(rhythm: Rhythm, bpm: number): number[] {
  const lag = (60 * rhythm.onsetRate) / bpm
  const chromaLag = (60 * rhythm.chromaRate) / bpm
  const octaves = Math.log2(bpm / MIDDLE_BPM)
  return [
    ...[rhythm.onsets, ...rhythm.bands].flatMap((series) =>
      ONSET_BEATS.map((beats) => highestNear(series, beats * lag)),
    ),
    ...[...rhythm.changes, ...rhythm.likeness].flatMap((series) =>
      HARMONY_BEATS.map((beats) => between(series, beats * chromaLag)),
    ),
    octaves,
    octaves * octaves,
    Math.max(0, octaves - 0.45) ** 2,
    Math.max(0, -octaves - 0.6) ** 2,
  ]
}

function highestNear(series: Float64Array, lag: number): number {
  const reach = Math.max(1, lag * LOOSENESS)
  const from = Math.max(1, Math.floor(lag - reach))
  const to = Math.min(series.length - 1, Math.ceil(lag + reach))
  let highest = from <= to ? series[from]! : 0
  for (let i = from; i <= to; i++) highest = Math.max(highest, series[i]!)
  return highest
}
