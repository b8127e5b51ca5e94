import { type Sketch, sketchOf } from './sketch'
import { ambient } from './styles/ambient'
import { chip } from './styles/chip'
import { dub } from './styles/dub'
import { house } from './styles/house'
import { lofi } from './styles/lofi'
import { mallets } from './styles/mallets'
import { synthwave } from './styles/synthwave'
import { waltz } from './styles/waltz'
import type { Part, Piece, StyleName } from './types'

type Style = { write: (sketch: Sketch) => Part[]; hallSeconds: number }

const styles: Record<StyleName, Style> = {
  ambient: { write: ambient, hallSeconds: 5 },
  mallets: { write: mallets, hallSeconds: 2.2 },
  chip: { write: chip, hallSeconds: 0.9 },
  dub: { write: dub, hallSeconds: 2.6 },
  house: { write: house, hallSeconds: 1.6 },
  lofi: { write: lofi, hallSeconds: 1.4 },
  synthwave: { write: synthwave, hallSeconds: 2.4 },
  waltz: { write: waltz, hallSeconds: 2.2 },
}

/** A piece written out: every note of every part, and the room it is played in. */
export function writeScore(piece: Piece): { parts: Part[]; hallSeconds: number } {
  const { write, hallSeconds } = styles[piece.style]
  return { parts: write(sketchOf(piece)), hallSeconds }
}
