import { createSketch, type Sketch } from './sketch'
import { ambient } from './styles/ambient'
import { chip } from './styles/chip'
import { dub } from './styles/dub'
import { house } from './styles/house'
import { lofi } from './styles/lofi'
import { mallets } from './styles/mallets'
import { synthwave } from './styles/synthwave'
import { waltz } from './styles/waltz'
import type { Part, Piece, StyleName } from './types'

type Style = { write: (sketch: Sketch) => Part[]; reverbSeconds: number }

const styles: Record<StyleName, Style> = {
  ambient: { write: ambient, reverbSeconds: 5 },
  mallets: { write: mallets, reverbSeconds: 2.2 },
  chip: { write: chip, reverbSeconds: 0.9 },
  dub: { write: dub, reverbSeconds: 2.6 },
  house: { write: house, reverbSeconds: 1.6 },
  lofi: { write: lofi, reverbSeconds: 1.4 },
  synthwave: { write: synthwave, reverbSeconds: 2.4 },
  waltz: { write: waltz, reverbSeconds: 2.2 },
}

/** Composes a piece: all notes of all parts, and the reverb time. */
export function writeScore(piece: Piece): { parts: Part[]; reverbSeconds: number } {
  const { write, reverbSeconds } = styles[piece.style]
  return { parts: write(createSketch(piece)), reverbSeconds }
}
