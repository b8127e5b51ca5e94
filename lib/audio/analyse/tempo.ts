import { beatRepetition } from './beat-presence'
import type { Rhythm } from './rhythm'
import { tempoCandidates } from './tempo-candidates'
import { tempoEvidence } from './tempo-evidence'
import { TEMPO_WEIGHTS } from './tempo-weights'

export type Tempo = {
  bpm: number
  /** Probability from 0 to 1 that listeners tap this tempo. */
  confidence: number
}

/** Of a weak repetition only a probable tempo is one: slow changes of a drone repeat weakly, too. */
const WEAK_REPETITION = 0.2
const MIN_CONFIDENCE_IF_WEAK = 0.5

/**
 * Estimates the tempo of a recording. Undefined if its onsets do not repeat, as in noise. Candidates come from the
 * autocorrelation of the onsets; a softmax over weighted evidence selects the perceived beat instead of
 * its half or double (after Percival and Tzanetakis, Streamlined tempo estimation based on
 * autocorrelation and cross-correlation with pulses, 2014; harmonic change after Goto, 2001).
 */
export function estimateTempo(rhythm: Rhythm): Tempo | undefined {
  const candidates = tempoCandidates(rhythm)
  const repetition = beatRepetition(rhythm)
  if (candidates.length === 0 || repetition === undefined) return undefined
  const scores = candidates.map((bpm) =>
    tempoEvidence(rhythm, bpm).reduce((sum, value, i) => sum + value * TEMPO_WEIGHTS[i]!, 0),
  )
  const best = Math.max(...scores)
  const total = scores.reduce((sum, score) => sum + Math.exp(score - best), 0)
  const confidence = 1 / total
  if (repetition < WEAK_REPETITION && confidence < MIN_CONFIDENCE_IF_WEAK) return undefined
  return { bpm: candidates[scores.indexOf(best)]!, confidence }
}
