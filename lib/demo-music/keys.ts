const PITCH_CLASS: Record<string, number> = {
  C: 0,
  Db: 1,
  D: 2,
  Eb: 3,
  E: 4,
  F: 5,
  'F#': 6,
  G: 7,
  Ab: 8,
  A: 9,
  Bb: 10,
  B: 11,
}

const SCALES = { major: [0, 2, 4, 5, 7, 9, 11], minor: [0, 2, 3, 5, 7, 8, 10] }

export type Key = { tonic: number; mode: keyof typeof SCALES; scale: number[] }

/**
 * Parses a key such as `A minor` or `Eb major`.
 * @throws RangeError for any other text
 */
export function parseKey(name: string): Key {
  const [note = '', mode = ''] = name.split(' ')
  const tonic = PITCH_CLASS[note]
  if (tonic === undefined || (mode !== 'major' && mode !== 'minor')) {
    throw new RangeError(`Unknown key ${name}.`)
  }
  return { tonic, mode, scale: SCALES[mode] }
}

const FIFTH = 7
const HOURS = 12

/** The position of a key on the Camelot wheel: a fifth higher is one hour later; relative keys share the hour. */
export function camelotOf(name: string): string {
  const { tonic, mode } = parseKey(name)
  const relativeMajor = mode === 'major' ? tonic : tonic + 3
  const hour = ((relativeMajor * FIFTH + FIFTH) % HOURS) + 1
  return `${hour}${mode === 'major' ? 'B' : 'A'}`
}
