import { Envelope } from './envelope'
import { centsRatio, decayFactor, frequencyOf, SAMPLE_RATE, sine } from './exact-math'
import type { FmPatch, HeldNote } from './types'

// The stereo tremolo of electric pianos.
const TREMOLO_HZ = 0.9
const TREMOLO_DEPTH = 0.18

/**
 * Renders a note of two-operator FM synthesis and returns its length in frames. Velocity increases the
 * modulation.
 */
export function renderFmNote(
  patch: FmPatch,
  { pitch, velocity, heldFrames }: HeldNote,
  left: Float32Array,
  right: Float32Array,
): number {
  const level = new Envelope(patch, heldFrames)
  const frames = Math.min(level.frames, left.length)
  const step = frequencyOf(pitch) / SAMPLE_RATE
  const stepLeft = step * centsRatio(-patch.detune)
  const stepRight = step * centsRatio(patch.detune)
  const depthFactor = decayFactor(patch.depthSeconds)
  // Limited for high notes, whose sidebands would alias.
  let depth = patch.depth * velocity * Math.min(1, 0.02 / step)
  for (let i = 0; i < frames; i++) {
    const gain = level.next() * velocity
    const modulation = depth * sine(i * step * patch.ratio)
    depth *= depthFactor
    const tremolo = TREMOLO_DEPTH * sine((i * TREMOLO_HZ) / SAMPLE_RATE)
    left[i] = gain * (1 - tremolo) * sine(i * stepLeft + modulation)
    right[i] = gain * (1 + tremolo) * sine(i * stepRight + modulation)
  }
  return frames
}
