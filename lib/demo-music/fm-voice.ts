import { Envelope } from './envelope'
import type { FmPatch } from './types'
import { centsRatio, decayFactor, FRAMES_PER_SECOND, hertz, sine } from './waves'

type Sounding = { pitch: number; velocity: number; heldFrames: number }

/** A slow panning back and forth, as electric pianos have it. */
const TREMOLO_HZ = 0.9
const TREMOLO_SHARE = 0.18

/** Writes a note of two operators and answers its frames; a harder hit bends the phase further. */
export function playFm(
  patch: FmPatch,
  { pitch, velocity, heldFrames }: Sounding,
  left: Float32Array,
  right: Float32Array,
): number {
  const level = new Envelope(patch, heldFrames)
  const frames = Math.min(level.frames, left.length)
  const step = hertz(pitch) / FRAMES_PER_SECOND
  const stepLeft = step * centsRatio(-patch.detune)
  const stepRight = step * centsRatio(patch.detune)
  const fading = decayFactor(patch.depthSeconds)
  // The bend is kept below what would fold back at the upper end of the keyboard.
  let depth = patch.depth * velocity * Math.min(1, 0.02 / step)
  for (let i = 0; i < frames; i++) {
    const gain = level.next() * velocity
    const bend = depth * sine(i * step * patch.ratio)
    depth *= fading
    const sway = TREMOLO_SHARE * sine((i * TREMOLO_HZ) / FRAMES_PER_SECOND)
    left[i] = gain * (1 - sway) * sine(i * stepLeft + bend)
    right[i] = gain * (1 + sway) * sine(i * stepRight + bend)
  }
  return frames
}
