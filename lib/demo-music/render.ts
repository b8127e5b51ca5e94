import { findPiece } from './catalogue'
import { createDuckingCurve } from './ducking'
import { createEcho } from './echo'
import { SAMPLE_RATE } from './exact-math'
import { frameCountOf, framesPerBeat } from './length'
import { master } from './master'
import { createBuses, createScratchBuffers, mixPart } from './mix-part'
import { createReverb } from './reverb'
import { writeScore } from './score'
import type { Piece } from './types'
import { writeWav } from './wav'

/** Incremented when the sound of a piece changes. Part of the names of the rendered files. */
export const RENDER_VERSION = 1

/** A dotted eighth. */
const ECHO_BEATS = 0.75
const NOTES_PER_SLICE = 24

/**
 * Renders a piece as a WAV file in slices of about 10 ms, between which the caller can pause. The same
 * piece gives the same bytes on every machine.
 */
export function* renderSlices(piece: Piece): Generator<void, Uint8Array<ArrayBuffer>> {
  const frames = frameCountOf(piece)
  const beat = framesPerBeat(piece)
  const { parts, reverbSeconds } = writeScore(piece)
  const buses = createBuses(frames)
  const context = {
    framesPerBeat: beat,
    duck: createDuckingCurve(parts, frames, beat),
    seed: piece.seed,
    scratch: createScratchBuffers(),
  }
  let noteCount = 0
  for (const part of parts) {
    for (const _ of mixPart(part, buses, context)) if (++noteCount % NOTES_PER_SLICE === 0) yield
  }
  const sides: [Float32Array, Float32Array] = [buses.left, buses.right]
  for (const effect of [
    createEcho(buses.echo, sides, Math.round(ECHO_BEATS * beat)),
    createReverb(buses.reverb, sides, reverbSeconds),
  ]) {
    for (let from = 0; from < frames; from += SAMPLE_RATE) {
      effect(from, Math.min(frames, from + SAMPLE_RATE))
      yield
    }
  }
  master(buses.left, buses.right)
  yield
  return writeWav(buses.left, buses.right)
}

/** Renders a piece as a WAV file without pauses, in about half a second. */
export function renderPiece(piece: Piece): Uint8Array<ArrayBuffer> {
  const slices = renderSlices(piece)
  for (;;) {
    const { done, value } = slices.next()
    if (done) return value
  }
}

/**
 * Renders a piece in a worker thread.
 * @throws RangeError for an unknown id
 */
export const renderById = (id: string): Uint8Array<ArrayBuffer> => renderPiece(findPiece(id))
