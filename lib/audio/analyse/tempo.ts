import type { Rhythm } from './rhythm'
import { FASTEST, tempoCandidates } from './tempo-candidates'
import { tempoEvidence } from './tempo-evidence'
import { TEMPO_WEIGHTS } from './tempo-weights'

export type Tempo = {
  /** Beats a minute. */
  bpm: number
  /** The chance that it is the beat one would tap, 0 to 1. */
  confidence: number
}

/** Less likeness than this at any lag of a beat is chance. */
const STILL = 0.05

/**
 * The tempo of a recording; undefined where nothing repeats. Candidates come from the autocorrelation
 * of the onsets, and a softmax over learned evidence says which of them is the beat rather than half
 * or twice of it (after Percival and Tzanetakis, Streamlined tempo estimation based on autocorrelation
 * and cross-correlation with pulses, 2014; harmonic change after Goto, 2001).
 */
export function estimateTempo(rhythm: Rhythm): Tempo | undefined {
  const candidates = tempoCandidates(rhythm)
  const shortest = Math.floor((60 * rhythm.onsetRate) / FASTEST)
  const repeats = rhythm.onsets.subarray(shortest).reduce((most, value) => Math.max(most, value), 0)
  if (candidates.length === 0 || repeats < STILL) return undefined
  const scores = candidates.map((bpm) =>
    tempoEvidence(rhythm, bpm).reduce((sum, value, i) => sum + value * TEMPO_WEIGHTS[i]!, 0),
  )
  const best = Math.max(...scores)
  const total = scores.reduce((sum, score) => sum + Math.exp(score - best), 0)
  return { bpm: candidates[scores.indexOf(best)]!, confidence: 1 / total }
}
