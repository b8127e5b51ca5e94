import { chordsOf } from './chords'
import type { Chroma } from './chroma'
import { KEY_WEIGHTS } from './key-weights'

export type Key = {
  /** Such as `A minor` or `Eb major`. */
  name: string
  /** The position on the Camelot wheel, such as `8A`. */
  camelot: string
  /** Probability from 0 to 1. */
  confidence: number
}

const NOTES = ['C', 'Db', 'D', 'Eb', 'E', 'F', 'F#', 'G', 'Ab', 'A', 'Bb', 'B']
const FIFTH = 7
/** A shorter chord is a passing one. */
const MIN_CHORD_FRAMES = 4
/** Frames below this share of the loudest one are silent. */
const SILENT_SHARE = 0.1
/** If the strongest pitch class exceeds the mean by a smaller factor, the recording is noise or drums. */
const MIN_TONAL_RATIO = 1.25

/**
 * Estimates the key of a recording from the duration of its chords and from the first chord, by a softmax
 * over the 24 keys. Undefined for a recording without harmony. Relative keys share their chords; the first
 * chord and the bass distinguish them.
 */
export function estimateKey(chroma: Chroma): Key | undefined {
  const audible = trimSilence(chroma)
  if (!isTonal(audible)) return undefined
  const chords = chordsOf(audible)
  const shares = new Float64Array(24)
  for (const chord of chords) shares[chord]! += 1 / chords.length
  const first = firstHeldChord(chords)

  const scores = (['major', 'minor'] as const).flatMap((mode) => {
    const weights = KEY_WEIGHTS[mode]
    return NOTES.map((_, tonic) => {
      const distance = (chord: number) => (chord >= 12 ? 12 : 0) + ((chord - tonic + 24) % 12)
      const share = shares.reduce(
        (sum, value, chord) => sum + value * weights.share[distance(chord)]!,
        0,
      )
      return weights.bias + share + weights.first[distance(first)]!
    })
  })
  const best = Math.max(...scores)
  const at = scores.indexOf(best)
  const confidence = 1 / scores.reduce((sum, score) => sum + Math.exp(score - best), 0)
  return { ...nameKey(at % 12, at >= 12), confidence }
}

function nameKey(tonic: number, isMinor: boolean) {
  const relativeMajor = isMinor ? tonic + 3 : tonic
  const hour = ((relativeMajor * FIFTH + FIFTH) % 12) + 1
  return {
    name: `${NOTES[tonic]} ${isMinor ? 'minor' : 'major'}`,
    camelot: `${hour}${isMinor ? 'A' : 'B'}`,
  }
}

function trimSilence(chroma: Chroma): Chroma {
  const sums = chroma.frames.map((frame) => frame.reduce((sum, value) => sum + value, 0))
  const threshold = SILENT_SHARE * sums.reduce((max, sum) => Math.max(max, sum), 0)
  const from = sums.findIndex((sum) => sum > threshold)
  const to = sums.findLastIndex((sum) => sum > threshold) + 1
  return {
    ...chroma,
    frames: from < 0 ? [] : chroma.frames.slice(from, to),
    bass: from < 0 ? [] : chroma.bass.slice(from, to),
  }
}

function isTonal({ frames }: Chroma): boolean {
  if (frames.length < MIN_CHORD_FRAMES) return false
  const sums = frames[0]!.map((_, pitch) => frames.reduce((sum, frame) => sum + frame[pitch]!, 0))
  const mean = sums.reduce((sum, value) => sum + value, 0) / sums.length
  return mean > 0 && Math.max(...sums) > MIN_TONAL_RATIO * mean
}

function firstHeldChord(chords: number[]): number {
  for (let from = 0; from < chords.length; ) {
    let to = from
    while (chords[to] === chords[from]) to++
    if (to - from >= MIN_CHORD_FRAMES) return chords[from]!
    from = to
  }
  return chords[0]!
}
