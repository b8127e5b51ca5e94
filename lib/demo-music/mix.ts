import { drumHit } from './drum-voices'
import { playFm } from './fm-voice'
import { playTone } from './tone-voice'
import type { Note, Part } from './types'
import { FRAMES_PER_SECOND } from './waves'

/** What all parts are added up in: the room itself, and what is sent to echo and hall. */
export type Room = {
  left: Float32Array
  right: Float32Array
  echo: Float32Array
  hall: Float32Array
}

export type Grid = {
  framesPerBeat: number
  duck: Float32Array
  seed: number
  /** Where a note is written before it is added. */
  scratch: { left: Float32Array; right: Float32Array }
}
type Sounded = { left: Float32Array; right: Float32Array; frames: number }

const LONGEST_NOTE_SECONDS = 12

export const emptyRoom = (frames: number): Room => ({
  left: new Float32Array(frames),
  right: new Float32Array(frames),
  echo: new Float32Array(frames),
  hall: new Float32Array(frames),
})

/** Room for one note on either side. */
export const scratchPad = () => ({
  left: new Float32Array(LONGEST_NOTE_SECONDS * FRAMES_PER_SECOND),
  right: new Float32Array(LONGEST_NOTE_SECONDS * FRAMES_PER_SECOND),
})

/** Plays a part into the room, note by note; yields after each, so that others may go on between. */
export function* playPart(part: Part, room: Room, grid: Grid): Generator<void> {
  const sound = soundOf(part, grid)
  for (const note of part.notes) {
    addNote(part, room, grid, Math.round(note.beat * grid.framesPerBeat), sound(note))
    yield
  }
}

function soundOf(
  { instrument }: Part,
  { framesPerBeat, seed, scratch }: Grid,
): (note: Note) => Sounded {
  if (instrument.kind === 'drum') {
    const hit = drumHit(instrument.drum, seed)
    return ({ velocity }) => {
      const scaled = hit.map((sample) => sample * velocity)
      return { left: scaled, right: scaled, frames: hit.length }
    }
  }
  const { left, right } = scratch
  return ({ beats, pitch, velocity }) => {
    const sounding = { pitch, velocity, heldFrames: Math.round(beats * framesPerBeat) }
    const frames =
      instrument.kind === 'tone'
        ? playTone(instrument, sounding, left, right)
        : playFm(instrument, sounding, left, right)
    return { left, right, frames }
  }
}

function addNote(part: Part, room: Room, grid: Grid, start: number, sounded: Sounded): void {
  const { gain, pan = 0, echo = 0, hall = 0, duck = 0 } = part
  const leftGain = gain * Math.min(1, 1 - pan)
  const rightGain = gain * Math.min(1, 1 + pan)
  const end = Math.min(sounded.frames, room.left.length - start)
  for (let i = 0; i < end; i++) {
    const at = start + i
    const held = 1 - duck * grid.duck[at]!
    const left = sounded.left[i]! * leftGain * held
    const right = sounded.right[i]! * rightGain * held
    room.left[at]! += left
    room.right[at]! += right
    const middle = 0.5 * (left + right)
    room.echo[at]! += echo * middle
    room.hall[at]! += hall * middle
  }
}
