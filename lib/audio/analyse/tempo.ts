import type { Rhythm } from './rhythm'
import { MAX_BPM, tempoCandidates } from './tempo-candidates'
import { tempoEvidence } from './tempo-evidence'
import { TEMPO_WEIGHTS } from './tempo-weights'

export type Tempo = {
  bpm: number
  /** Probability from 0 to 1 that listeners tap this tempo. */
  confidence: number
}

/** A weaker repetition at every lag is chance. */
const MIN_REPETITION = 0.05

/**
 * Estimates the tempo of a recording. Undefined if its onsets do not repeat. Candidates come from the
 * autocorrelation of the onsets; a softmax over weighted evidence selects the perceived beat instead of
 * its half or double (after Percival and Tzanetakis, Streamlined tempo estimation based on
 * autocorrelation and cross-correlation with pulses, 2014; harmonic change after Goto, 2001).
 */
export function estimateTempo(rhythm: Rhythm): Tempo | undefined {
  const candidates = tempoCandidates(rhythm)
  const minLag = Math.floor((60 * rhythm.onsetRate) / MAX_BPM)
  const repetition = rhythm.onsets.subarray(minLag).reduce((max, value) => Math.max(max, value), 0)
  if (candidates.length === 0 || repetition < MIN_REPETITION) return undefined
  const scores = candidates.map((bpm) =>
    tempoEvidence(rhythm, bpm).reduce((sum, value, i) => sum + value * TEMPO_WEIGHTS[i]!, 0),
  )
  const best = Math.max(...scores)
  const total = scores.reduce((sum, score) => sum + Math.exp(score - best), 0)
  return { bpm: candidates[scores.indexOf(best)]!, confidence: 1 / total }
}
