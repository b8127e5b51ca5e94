import type { Chroma } from './chroma'

const PITCHES = 12
/** Chords as semitones above their root. Triads and their sevenths count as the same chord. */
const SHAPES = [
  { tones: [0, 4, 7], isMinor: false },
  { tones: [0, 3, 7], isMinor: true },
  { tones: [0, 4, 7, 11], isMinor: false },
  { tones: [0, 3, 7, 10], isMinor: true },
  { tones: [0, 4, 7, 10], isMinor: false },
]
const TONE_WEIGHTS = [1, 0.9, 0.85, 0.75]
const FIFTH = 7
const FIFTH_IN_BASS = 0.25
const BASS_WEIGHT = 0.6
/** A bass below this share of its loudest frame is ignored. */
const MIN_BASS_SHARE = 0.05
const FIT_WEIGHT = 12
/** Score that a change of chord costs. */
const CHANGE_COST = 4
const BLUR_FRAMES = 3

const templates = SHAPES.flatMap(({ tones, isMinor }) =>
  Array.from({ length: PITCHES }, (_, root) => {
    const all = new Float64Array(PITCHES)
    tones.forEach((tone, i) => {
      all[(root + tone) % PITCHES] = TONE_WEIGHTS[i]!
    })
    const bass = new Float64Array(PITCHES)
    bass[root] = 1
    bass[(root + FIFTH) % PITCHES] = FIFTH_IN_BASS
    return { chord: root + (isMinor ? PITCHES : 0), all: unit(all), bass: unit(bass) }
  }),
)

/**
 * Returns the chord of each frame: 0 to 11 for major chords from C, 12 to 23 for minor ones. Matches
 * templates of triads and sevenths with their root in the bass, smoothed by the Viterbi algorithm (after
 * Sheh and Ellis, Chord segmentation and recognition using EM-trained hidden Markov models, 2003).
 */
export function chordsOf({ frames, bass }: Chroma): number[] {
  const harmony = blur(frames)
  const lows = blur(bass)
  const loudest = lows.reduce((max, low) => Math.max(max, length(low)), 0)
  const scores = new Float64Array(templates.length)
  const predecessors: Uint8Array[] = []
  harmony.forEach((vector, frame) => {
    const low = lows[frame]!
    const isBassAudible = length(low) > MIN_BASS_SHARE * loudest
    const [all, under] = [unit(vector), unit(low)]
    const best = indexOfMax(scores)
    const scoreAfterChange = scores[best]! - CHANGE_COST
    const from = new Uint8Array(templates.length)
    templates.forEach((template, i) => {
      const fits =
        dot(all, template.all) + (isBassAudible ? BASS_WEIGHT * dot(under, template.bass) : 0)
      const stays = frame === 0 || scores[i]! >= scoreAfterChange
      from[i] = stays ? i : best
      scores[i] = (stays ? scores[i]! : scoreAfterChange) + FIT_WEIGHT * fits
    })
    predecessors.push(from)
  })
  const path: number[] = []
  for (let frame = predecessors.length - 1, at = indexOfMax(scores); frame >= 0; frame--) {
    path.push(templates[at]!.chord)
    at = predecessors[frame]![at]!
  }
  return path.reverse()
}

const indexOfMax = (values: Float64Array) =>
  values.reduce((best, value, i) => (value > values[best]! ? i : best), 0)

const blur = (frames: Float32Array[]) =>
  frames.map((_, i) => {
    const near = frames.slice(Math.max(0, i - BLUR_FRAMES), i + BLUR_FRAMES + 1)
    return Float64Array.from({ length: PITCHES }, (_, pitch) =>
      near.reduce((sum, frame) => sum + frame[pitch]! / near.length, 0),
    )
  })

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function length(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector))
}

function unit(vector: Float64Array): Float64Array {
  const size = length(vector) + 1e-9
  return vector.map((value) => value / size)
}
