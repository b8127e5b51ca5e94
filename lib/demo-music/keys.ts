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

/** Reads `A minor` or `Eb major`. Throws RangeError for anything else. */
export function readKey(name: string): Key {
  const [note = '', mode = ''] = name.split(' ')
  const tonic = PITCH_CLASS[note]
  if (tonic === undefined || (mode !== 'major' && mode !== 'minor')) {
    throw new RangeError(`${name} is no key.`)
  }
  return { tonic, mode, scale: SCALES[mode] }
}

const FIFTH = 7
const HOURS = 12

/** The key's place on the Camelot wheel: a fifth up is an hour on, relatives share the hour. */
export function camelotOf(name: string): string {
  const { tonic, mode } = readKey(name)
  const relativeMajor = mode === 'major' ? tonic : tonic + 3
  const hour = ((relativeMajor * FIFTH + FIFTH) % HOURS) + 1
  return `${hour}${mode === 'major' ? 'B' : 'A'}`
}
