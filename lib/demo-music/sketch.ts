import { type Chord, readChords } from './harmony'
import { seededRandom } from './random'
import type { Piece } from './types'

/** A piece laid out in bars, for a style to fill. */
export type Sketch = {
  piece: Piece
  random: () => number
  beatsPerBar: number
  barCount: number
  /** The chord of a bar, with its seventh. */
  chordAt: (bar: number) => Chord
  /** The bars whose intensity lies between `least` and `most`. */
  barsFrom: (least: number, most?: number) => number[]
}

const CHORD_SIZE = 4

export const beatsPerBarOf = ({ style }: Piece): number => (style === 'waltz' ? 3 : 4)

export function sketchOf(piece: Piece): Sketch {
  const chords = readChords(piece.chords, piece.key, CHORD_SIZE)
  const levels = [...piece.form].map(Number)
  return {
    piece,
    random: seededRandom(piece.seed),
    beatsPerBar: beatsPerBarOf(piece),
    barCount: levels.length,
    chordAt: (bar) => chords[bar % chords.length]!,
    barsFrom: (least, most = 3) =>
      levels.flatMap((level, bar) => (level >= least && level <= most ? [bar] : [])),
  }
}
