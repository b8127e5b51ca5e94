import { findPiece } from './catalogue'
import { duckCurve } from './duck'
import { echo } from './echo'
import { hall } from './hall'
import { framesOf, framesPerBeat } from './length'
import { master } from './master'
import { emptyRoom, playPart, scratchPad } from './mix'
import { writeScore } from './score'
import type { Piece } from './types'
import { writeWav } from './wav'
import { FRAMES_PER_SECOND } from './waves'

/** Raised when the sound of any piece changes: it is part of the names under which they are kept. */
export const RENDER_VERSION = 1

/** A dotted eighth. */
const ECHO_BEATS = 0.75
const NOTES_PER_SLICE = 24

/**
 * A piece as a WAV file, in slices of some 10 ms: whoever drives the generator decides what happens
 * between them. The same piece gives the same bytes on every machine.
 */
export function* renderSlices(piece: Piece): Generator<void, Uint8Array<ArrayBuffer>> {
  const frames = framesOf(piece)
  const beat = framesPerBeat(piece)
  const { parts, hallSeconds } = writeScore(piece)
  const room = emptyRoom(frames)
  const grid = {
    framesPerBeat: beat,
    duck: duckCurve(parts, frames, beat),
    seed: piece.seed,
    scratch: scratchPad(),
  }
  let played = 0
  for (const part of parts) {
    for (const _ of playPart(part, room, grid)) if (++played % NOTES_PER_SLICE === 0) yield
  }
  const sides: [Float32Array, Float32Array] = [room.left, room.right]
  for (const effect of [
    echo(room.echo, sides, Math.round(ECHO_BEATS * beat)),
    hall(room.hall, sides, hallSeconds),
  ]) {
    for (let from = 0; from < frames; from += FRAMES_PER_SECOND) {
      effect(from, Math.min(frames, from + FRAMES_PER_SECOND))
      yield
    }
  }
  master(room.left, room.right)
  yield
  return writeWav(room.left, room.right)
}

/** A piece as a WAV file, at once: about half a second of one core. */
export function renderPiece(piece: Piece): Uint8Array<ArrayBuffer> {
  const slices = renderSlices(piece)
  for (;;) {
    const { done, value } = slices.next()
    if (done) return value
  }
}

/** What a worker thread runs. Throws RangeError for an id there is not. */
export const renderById = (id: string): Uint8Array<ArrayBuffer> => renderPiece(findPiece(id))
