import { Envelope } from './envelope'
import { LowPass, warped } from './low-pass'
import type { TonePatch } from './types'
import { centsRatio, decayFactor, FRAMES_PER_SECOND, hertz, jumpResidual, sine } from './waves'

type Sounding = { pitch: number; velocity: number; heldFrames: number }

/** How often the filter and the vibrato move; a frame is 45 µs. */
const CONTROL_FRAMES = 16
const VIBRATO_HZ = 5.2
/** Notes that are hit softly are darker. */
const DARKEST = 0.55

/** Writes a note of a subtractive patch and answers its frames; left and right lie `detune` cents apart. */
export function playTone(
  patch: TonePatch,
  { pitch, velocity, heldFrames }: Sounding,
  left: Float32Array,
  right: Float32Array,
): number {
  const level = new Envelope(patch, heldFrames)
  const frames = Math.min(level.frames, left.length)
  const base = hertz(pitch) / FRAMES_PER_SECOND
  const brightness = DARKEST + (1 - DARKEST) * velocity
  const filterLeft = new LowPass(patch.resonance)
  const filterRight = new LowPass(patch.resonance)
  const sweepFactor = decayFactor(patch.sweepSeconds)
  let sweep = patch.sweep
  let stepLeft = base
  let stepRight = base
  // Started close together: on one loudspeaker the sides must not cancel.
  let phaseLeft = 0.13
  let phaseRight = 0.21
  let body = 0
  for (let i = 0; i < frames; i++) {
    if (i % CONTROL_FRAMES === 0) {
      const tangent = warped((patch.cutoff + sweep) * brightness)
      filterLeft.tune(tangent)
      filterRight.tune(tangent)
      const vibrato = patch.vibratoCents * sine((i * VIBRATO_HZ) / FRAMES_PER_SECOND)
      stepLeft = base * centsRatio(vibrato - patch.detune)
      stepRight = base * centsRatio(vibrato + patch.detune)
    }
    sweep *= sweepFactor
    phaseLeft = wrapped(phaseLeft + stepLeft)
    phaseRight = wrapped(phaseRight + stepRight)
    body = wrapped(body + base)
    const gain = level.next() * velocity
    const low = patch.body * sine(body)
    left[i] = gain * (low + filterLeft.next(wave(patch.wave, phaseLeft, stepLeft)))
    right[i] = gain * (low + filterRight.next(wave(patch.wave, phaseRight, stepRight)))
  }
  return frames
}

const wrapped = (phase: number) => (phase >= 1 ? phase - 1 : phase)

function wave(kind: TonePatch['wave'], phase: number, step: number): number {
  if (kind === 'triangle') return 4 * Math.abs(phase - 0.5) - 1
  if (kind === 'saw') return 2 * phase - 1 - jumpResidual(phase, step)
  const flipped = phase < 0.5 ? phase + 0.5 : phase - 0.5
  return (
    (phase < 0.5 ? 0.7 : -0.7) + 0.7 * (jumpResidual(phase, step) - jumpResidual(flipped, step))
  )
}
