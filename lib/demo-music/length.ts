import { beatsPerBarOf } from './sketch'
import type { Piece } from './types'
import { FRAMES_PER_SECOND } from './waves'

/** How long the last bar rings. */
const TAIL_SECONDS = 2.5

/** Frames of the grid per beat; not a whole number. */
export const framesPerBeat = ({ bpm }: Piece): number => (FRAMES_PER_SECOND * 60) / bpm

/** How many frames a piece has, its tail included. */
export const framesOf = (piece: Piece): number =>
  Math.round(
    piece.form.length * beatsPerBarOf(piece) * framesPerBeat(piece) +
      TAIL_SECONDS * FRAMES_PER_SECOND,
  )

/** How long a piece is, in milliseconds; known without rendering it. */
export const durationMsOf = (piece: Piece): number =>
  Math.round((framesOf(piece) * 1000) / FRAMES_PER_SECOND)
