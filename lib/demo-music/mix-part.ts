import { renderDrumHit } from './drum-sounds'
import { SAMPLE_RATE } from './exact-math'
import { renderFmNote } from './fm-voice'
import { renderToneNote } from './tone-voice'
import type { Note, Part } from './types'

/** The buses that all parts are added to: the stereo mix, and the sends to echo and reverb. */
export type MixBuses = {
  left: Float32Array
  right: Float32Array
  echo: Float32Array
  reverb: Float32Array
}

/** The properties of a piece that rendering a part needs. */
export type RenderContext = {
  framesPerBeat: number
  duck: Float32Array
  seed: number
  /** Buffers that a note is rendered into before it is added. */
  scratch: { left: Float32Array; right: Float32Array }
}
type RenderedNote = { left: Float32Array; right: Float32Array; frames: number }

const MAX_NOTE_SECONDS = 12

/** Creates silent buses. */
export const createBuses = (frames: number): MixBuses => ({
  left: new Float32Array(frames),
  right: new Float32Array(frames),
  echo: new Float32Array(frames),
  reverb: new Float32Array(frames),
})

/** Creates buffers for one stereo note. */
export const createScratchBuffers = () => ({
  left: new Float32Array(MAX_NOTE_SECONDS * SAMPLE_RATE),
  right: new Float32Array(MAX_NOTE_SECONDS * SAMPLE_RATE),
})

/** Renders a part into the buses, and yields after each note so that the caller can pause. */
export function* mixPart(part: Part, buses: MixBuses, context: RenderContext): Generator<void> {
  const render = createNoteRenderer(part, context)
  for (const note of part.notes) {
    addNote(part, buses, context, Math.round(note.beat * context.framesPerBeat), render(note))
    yield
  }
}

function createNoteRenderer(
  { instrument }: Part,
  { framesPerBeat, seed, scratch }: RenderContext,
): (note: Note) => RenderedNote {
  if (instrument.kind === 'drum') {
    const hit = renderDrumHit(instrument.drum, seed)
    return ({ velocity }) => {
      const scaled = hit.map((sample) => sample * velocity)
      return { left: scaled, right: scaled, frames: hit.length }
    }
  }
  const { left, right } = scratch
  return ({ beats, pitch, velocity }) => {
    const held = { pitch, velocity, heldFrames: Math.round(beats * framesPerBeat) }
    const frames =
      instrument.kind === 'tone'
        ? renderToneNote(instrument, held, left, right)
        : renderFmNote(instrument, held, left, right)
    return { left, right, frames }
  }
}

function addNote(
  part: Part,
  buses: MixBuses,
  context: RenderContext,
  start: number,
  note: RenderedNote,
): void {
  const { gain, pan = 0, echo = 0, reverb = 0, duck = 0 } = part
  const leftGain = gain * Math.min(1, 1 - pan)
  const rightGain = gain * Math.min(1, 1 + pan)
  const end = Math.min(note.frames, buses.left.length - start)
  for (let i = 0; i < end; i++) {
    const at = start + i
    const level = 1 - duck * context.duck[at]!
    const left = note.left[i]! * leftGain * level
    const right = note.right[i]! * rightGain * level
    buses.left[at]! += left
    buses.right[at]! += right
    const middle = 0.5 * (left + right)
    buses.echo[at]! += echo * middle
    buses.reverb[at]! += reverb * middle
  }
}
