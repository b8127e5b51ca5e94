import { kWeighting } from './k-weighting'

const STEPS_PER_SECOND = 10
const STEPS_PER_BLOCK = 4
const OFFSET_LUFS = -0.691
const ABSOLUTE_GATE_LUFS = -70
const RELATIVE_GATE_LU = -10
/** By number of channels, in the order of Vorbis and FLAC: surrounds count 1.5 dB more, LFE does not count. */
const CHANNEL_WEIGHTS: Record<number, number[]> = {
  1: [1],
  2: [1, 1],
  3: [1, 1, 1],
  4: [1, 1, 1.41, 1.41],
  5: [1, 1, 1, 1.41, 1.41],
  6: [1, 1, 1, 0, 1.41, 1.41],
  7: [1, 1, 1, 0, 1.41, 1.41, 1.41],
  8: [1, 1, 1, 0, 1.41, 1.41, 1.41, 1.41],
}

/**
 * Measures integrated loudness in LUFS by ITU-R BS.1770-4: K-weighted mean squares in blocks of 400 ms
 * that overlap by 75 %, gated at -70 LUFS and then 10 LU below the mean of the rest. Samples are -1 to 1.
 * `finish` returns undefined if every block is below the first gate.
 */
export function createLoudnessMeter(sampleRate: number, channels: number) {
  const stepFrames = Math.round(sampleRate / STEPS_PER_SECOND)
  const weights = CHANNEL_WEIGHTS[channels] ?? Array.from({ length: channels }, () => 1)
  const filters = weights.map(() => createFilter(sampleRate))
  const steps: number[] = []
  let frame = 0
  let energy = 0

  return {
    push(samples: Float32Array[]): void {
      const frames = samples[0]?.length ?? 0
      for (let from = 0; from < frames; ) {
        const to = Math.min(frames, from + stepFrames - frame)
        for (let channel = 0; channel < samples.length; channel++) {
          const weight = weights[channel]!
          if (weight > 0) energy += weight * filters[channel]!(samples[channel]!, from, to)
        }
        frame += to - from
        from = to
        if (frame < stepFrames) continue
        steps.push(energy)
        frame = 0
        energy = 0
      }
    },
    finish: (): number | undefined => integrate(steps, stepFrames),
  }
}

function integrate(steps: number[], stepFrames: number): number | undefined {
  const blocks: number[] = []
  for (let at = 0; at + STEPS_PER_BLOCK <= steps.length; at++) {
    let sum = 0
    for (let i = 0; i < STEPS_PER_BLOCK; i++) sum += steps[at + i]!
    blocks.push(sum / (STEPS_PER_BLOCK * stepFrames))
  }
  const audible = blocks.filter((power) => lufs(power) > ABSOLUTE_GATE_LUFS)
  if (audible.length === 0) return undefined
  const gate = lufs(mean(audible)) + RELATIVE_GATE_LU
  return lufs(mean(audible.filter((power) => lufs(power) > gate)))
}

const lufs = (power: number) => OFFSET_LUFS + 10 * Math.log10(power)
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Creates a function that returns the sum of squares of a channel after both filters. */
function createFilter(sampleRate: number) {
  const [shelf, highPass] = kWeighting(sampleRate)
  const [b0, b1, b2] = shelf.b
  const [a1, a2] = shelf.a
  const [c1, c2] = highPass.a
  const state = new Float64Array(4)
  return (samples: Float32Array, from: number, to: number): number => {
    // Local variables stay in registers; those of a closure would be written at every sample.
    let s1 = state[0]!
    let s2 = state[1]!
    let h1 = state[2]!
    let h2 = state[3]!
    let sum = 0
    for (let i = from; i < to; i++) {
      const x = samples[i]!
      const y = b0 * x + s1
      s1 = b1 * x - a1 * y + s2
      s2 = b2 * x - a2 * y
      const z = y + h1
      h1 = -2 * y - c1 * z + h2
      h2 = y - c2 * z
      sum += z * z
    }
    // Smaller values would become denormals, which are a hundred times slower.
    if (Math.abs(s1) + Math.abs(h1) < 1e-20) state.fill(0)
    else state.set([s1, s2, h1, h2])
    return sum
  }
}
