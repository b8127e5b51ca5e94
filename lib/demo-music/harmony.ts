import { type Key, parseKey } from './keys'

/** A chord as pitch classes, from its root. */
export type Chord = { root: number; tones: number[] }

const OCTAVE = 12
const SCALE_STEPS = 7

/** The pitch class at `step` steps of the scale above the tonic. Any integer is valid. */
const pitchClassAt = ({ tonic, scale }: Key, step: number) =>
  (tonic + scale[((step % SCALE_STEPS) + SCALE_STEPS) % SCALE_STEPS]!) % OCTAVE

/** Parses a progression such as `1 6 3 5+` into chords of `size` notes, stacked in thirds. */
export function parseChords(progression: string, keyName: string, size: number): Chord[] {
  const key = parseKey(keyName)
  return progression.split(' ').map((text) => {
    const degree = Number.parseInt(text, 10) - 1
    const tones = Array.from({ length: size }, (_, i) => {
      const step = degree + 2 * i
      const isLeading = text.endsWith('+') && key.mode === 'minor' && step % SCALE_STEPS === 6
      return (pitchClassAt(key, step) + (isLeading ? 1 : 0)) % OCTAVE
    })
    return { root: tones[0]!, tones }
  })
}

/** The lowest pitch of a pitch class at or above `low`. */
export const pitchAtOrAbove = (low: number, pitchClass: number): number =>
  low + ((((pitchClass - low) % OCTAVE) + OCTAVE) % OCTAVE)

/** Voices a chord within one octave above `low`, which keeps the movement between chords small. */
export const closeVoicing = ({ tones }: Chord, low: number): number[] =>
  tones.map((tone) => pitchAtOrAbove(low, tone)).sort((a, b) => a - b)

/** The pitches of a key from `low` to `high`. */
export function scalePitches(keyName: string, low: number, high: number): number[] {
  const { tonic, scale } = parseKey(keyName)
  const pitches: number[] = []
  for (let pitch = low; pitch <= high; pitch++) {
    if (scale.includes((((pitch - tonic) % OCTAVE) + OCTAVE) % OCTAVE)) pitches.push(pitch)
  }
  return pitches
}
