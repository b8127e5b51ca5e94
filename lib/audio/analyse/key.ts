import { chordsOf } from './chords'
import type { Chroma } from './chroma'
import { KEY_WEIGHTS } from './key-weights'

export type Key = {
  /** As in `A minor` or `Eb major`. */
  name: string
  /** Its place on the Camelot wheel. */
  camelot: string
  /** The chance that it is the key, 0 to 1. */
  confidence: number
}

const NOTES = ['C', 'Db', 'D', 'Eb', 'E', 'F', 'F#', 'G', 'Ab', 'A', 'Bb', 'B']
const FIFTH = 7
/** Shorter, and it was a passing note. */
const CHORD_FRAMES_LEAST = 4
/** Share of the loudest frame below which nothing sounds. */
const SILENT = 0.1
/** Harmony whose strongest pitch class stands out less from the mean is noise or drums. */
const TONAL = 1.25

/**
 * The key of a recording by its chords: which of them sound how long, and which comes first, weighed
 * by a softmax over the 24 keys. Undefined for what has no harmony. Pieces in a relative major and
 * minor share their chords: there the first one and the bass decide.
 */
export function estimateKey(chroma: Chroma): Key | undefined {
  const sounding = withoutSilence(chroma)
  if (!isTonal(sounding)) return undefined
  const chords = chordsOf(sounding)
  const shares = new Float64Array(24)
  for (const chord of chords) shares[chord]! += 1 / chords.length
  const first = firstHeld(chords)

  const scores = (['major', 'minor'] as const).flatMap((mode) => {
    const weights = KEY_WEIGHTS[mode]
    return NOTES.map((_, tonic) => {
      const above = (chord: number) => (chord >= 12 ? 12 : 0) + ((chord - tonic + 24) % 12)
      const share = shares.reduce(
        (sum, value, chord) => sum + value * weights.share[above(chord)]!,
        0,
      )
      return weights.bias + share + weights.first[above(first)]!
    })
  })
  const best = Math.max(...scores)
  const at = scores.indexOf(best)
  const confidence = 1 / scores.reduce((sum, score) => sum + Math.exp(score - best), 0)
  return { ...named(at % 12, at >= 12), confidence }
}

function named(tonic: number, isMinor: boolean) {
  const relativeMajor = isMinor ? tonic + 3 : tonic
  const hour = ((relativeMajor * FIFTH + FIFTH) % 12) + 1
  return {
    name: `${NOTES[tonic]} ${isMinor ? 'minor' : 'major'}`,
    camelot: `${hour}${isMinor ? 'A' : 'B'}`,
  }
}

function withoutSilence(chroma: Chroma): Chroma {
  const sums = chroma.frames.map((frame) => frame.reduce((sum, value) => sum + value, 0))
  const least = SILENT * sums.reduce((most, sum) => Math.max(most, sum), 0)
  const from = sums.findIndex((sum) => sum > least)
  const to = sums.findLastIndex((sum) => sum > least) + 1
  return {
    ...chroma,
    frames: from < 0 ? [] : chroma.frames.slice(from, to),
    bass: from < 0 ? [] : chroma.bass.slice(from, to),
  }
}

function isTonal({ frames }: Chroma): boolean {
  if (frames.length < CHORD_FRAMES_LEAST) return false
  const sums = frames[0]!.map((_, pitch) => frames.reduce((sum, frame) => sum + frame[pitch]!, 0))
  const mean = sums.reduce((sum, value) => sum + value, 0) / sums.length
  return mean > 0 && Math.max(...sums) > TONAL * mean
}

function firstHeld(chords: number[]): number {
  for (let from = 0; from < chords.length; ) {
    let to = from
    while (chords[to] === chords[from]) to++
    if (to - from >= CHORD_FRAMES_LEAST) return chords[from]!
    from = to
  }
  return chords[0]!
}
