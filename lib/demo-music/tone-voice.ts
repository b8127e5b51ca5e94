import { Envelope } from './envelope'
import { centsRatio, decayFactor, frequencyOf, polyBlep, SAMPLE_RATE, sine } from './exact-math'
import { LowPass, prewarp } from './low-pass'
import type { HeldNote, TonePatch } from './types'

/** Interval at which filter and vibrato are updated. */
const CONTROL_FRAMES = 16
const VIBRATO_HZ = 5.2
/** Relative cutoff of the softest note. */
const MIN_BRIGHTNESS = 0.55

/**
 * Renders a note of subtractive synthesis and returns its length in frames. Left and right are `detune`
 * cents above and below the pitch.
 */
export function renderToneNote(
  patch: TonePatch,
  { pitch, velocity, heldFrames }: HeldNote,
  left: Float32Array,
  right: Float32Array,
): number {
  const level = new Envelope(patch, heldFrames)
  const frames = Math.min(level.frames, left.length)
  const base = frequencyOf(pitch) / SAMPLE_RATE
  const brightness = MIN_BRIGHTNESS + (1 - MIN_BRIGHTNESS) * velocity
  const filterLeft = new LowPass(patch.resonance)
  const filterRight = new LowPass(patch.resonance)
  const sweepFactor = decayFactor(patch.sweepSeconds)
  let sweep = patch.sweep
  let stepLeft = base
  let stepRight = base
  // Similar phases, so that the sides do not cancel each other in mono.
  let phaseLeft = 0.13
  let phaseRight = 0.21
  let body = 0
  for (let i = 0; i < frames; i++) {
    if (i % CONTROL_FRAMES === 0) {
      const tangent = prewarp((patch.cutoff + sweep) * brightness)
      filterLeft.setCutoff(tangent)
      filterRight.setCutoff(tangent)
      const vibrato = patch.vibratoCents * sine((i * VIBRATO_HZ) / SAMPLE_RATE)
      stepLeft = base * centsRatio(vibrato - patch.detune)
      stepRight = base * centsRatio(vibrato + patch.detune)
    }
    sweep *= sweepFactor
    phaseLeft = wrapPhase(phaseLeft + stepLeft)
    phaseRight = wrapPhase(phaseRight + stepRight)
    body = wrapPhase(body + base)
    const gain = level.next() * velocity
    const low = patch.body * sine(body)
    left[i] = gain * (low + filterLeft.next(wave(patch.wave, phaseLeft, stepLeft)))
    right[i] = gain * (low + filterRight.next(wave(patch.wave, phaseRight, stepRight)))
  }
  return frames
}

const wrapPhase = (phase: number) => (phase >= 1 ? phase - 1 : phase)

/** A band-limited wave: the pulse and the saw are corrected by PolyBLEP. */
function wave(kind: TonePatch['wave'], phase: number, step: number): number {
  if (kind === 'triangle') return 4 * Math.abs(phase - 0.5) - 1
  if (kind === 'saw') return 2 * phase - 1 - polyBlep(phase, step)
  const flipped = phase < 0.5 ? phase + 0.5 : phase - 0.5
  return (phase < 0.5 ? 0.7 : -0.7) + 0.7 * (polyBlep(phase, step) - polyBlep(flipped, step))
}
