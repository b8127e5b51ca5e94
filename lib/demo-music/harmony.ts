import { type Key, readKey } from './keys'

/** A chord as pitch classes, root first. */
export type Chord = { root: number; tones: number[] }

const OCTAVE = 12
const STEPS = 7

/** The pitch class `step` scale steps above the tonic; steps may be negative or beyond the octave. */
const classAt = ({ tonic, scale }: Key, step: number) =>
  (tonic + scale[((step % STEPS) + STEPS) % STEPS]!) % OCTAVE

/** The chords of a progression such as `1 6 3 5+`, `size` notes each, stacked in thirds. */
export function readChords(progression: string, keyName: string, size: number): Chord[] {
  const key = readKey(keyName)
  return progression.split(' ').map((text) => {
    const degree = Number.parseInt(text, 10) - 1
    const tones = Array.from({ length: size }, (_, i) => {
      const step = degree + 2 * i
      const isLeading = text.endsWith('+') && key.mode === 'minor' && step % STEPS === 6
      return (classAt(key, step) + (isLeading ? 1 : 0)) % OCTAVE
    })
    return { root: tones[0]!, tones }
  })
}

/** The lowest pitch of a class at or above `low`. */
export const pitchFrom = (low: number, pitchClass: number): number =>
  low + ((((pitchClass - low) % OCTAVE) + OCTAVE) % OCTAVE)

/** The tones of a chord within one octave above `low`: chords that follow each other move little. */
export const closeVoicing = ({ tones }: Chord, low: number): number[] =>
  tones.map((tone) => pitchFrom(low, tone)).sort((a, b) => a - b)

/** Every pitch of the key from `low` to `high`. */
export function scalePitches(keyName: string, low: number, high: number): number[] {
  const { tonic, scale } = readKey(keyName)
  const pitches: number[] = []
  for (let pitch = low; pitch <= high; pitch++) {
    if (scale.includes((((pitch - tonic) % OCTAVE) + OCTAVE) % OCTAVE)) pitches.push(pitch)
  }
  return pitches
}
