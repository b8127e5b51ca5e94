import { SAMPLE_RATE } from './exact-math'
import { beatsPerBarOf } from './sketch'
import type { Piece } from './types'

/** Time for the last bar to fade. */
const TAIL_SECONDS = 2.5

/** Frames per beat; not an integer. */
export const framesPerBeat = ({ bpm }: Piece): number => (SAMPLE_RATE * 60) / bpm

/** The number of frames of a piece, including its tail. */
export const frameCountOf = (piece: Piece): number =>
  Math.round(
    piece.form.length * beatsPerBarOf(piece) * framesPerBeat(piece) + TAIL_SECONDS * SAMPLE_RATE,
  )

/** The duration of a piece in milliseconds, known without rendering it. */
export const durationMsOf = (piece: Piece): number =>
  Math.round((frameCountOf(piece) * 1000) / SAMPLE_RATE)
