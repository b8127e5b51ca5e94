import { type Chord, parseChords } from './harmony'
import { seededRandom } from './random'
import type { Piece } from './types'

/** The bars of a piece, for which a style composes the parts. */
export type Sketch = {
  piece: Piece
  random: () => number
  beatsPerBar: number
  barCount: number
  /** The chord of a bar, including its seventh. */
  chordAt: (bar: number) => Chord
  /** The bars with an intensity from `min` to `max`. */
  barsFrom: (min: number, max?: number) => number[]
}

const CHORD_SIZE = 4

/** The number of beats per bar of a piece. */
export const beatsPerBarOf = ({ style }: Piece): number => (style === 'waltz' ? 3 : 4)

/** Lays out a piece in bars. */
export function createSketch(piece: Piece): Sketch {
  const chords = parseChords(piece.chords, piece.key, CHORD_SIZE)
  const levels = [...piece.form].map(Number)
  return {
    piece,
    random: seededRandom(piece.seed),
    beatsPerBar: beatsPerBarOf(piece),
    barCount: levels.length,
    chordAt: (bar) => chords[bar % chords.length]!,
    barsFrom: (min, max = 3) =>
      levels.flatMap((level, bar) => (level >= min && level <= max ? [bar] : [])),
  }
}
