import { SAMPLE_RATE } from './exact-math'

/** Coprime lengths, so that echoes do not coincide. */
const LINE_FRAMES = [887, 1_069, 1_249, 1_423, 1_613, 1_789, 1_973, 2_161]
const DIFFUSER_FRAMES = [113, 337]
const DIFFUSION = 0.6
/** Coefficient of the low-pass in each delay line: walls absorb high frequencies first. */
const DAMPING = 0.38
const WET = 0.5
const LN_60_DB = 6.907755278982137

/**
 * Creates a reverb: a feedback delay network of eight lines with a Householder matrix (Jot and Chaigne,
 * 1991) that decays by 60 dB in `seconds`. The returned function adds the reverb of frames `from` to `to`
 * to both channels.
 */
export function createReverb(
  input: Float32Array,
  [left, right]: [Float32Array, Float32Array],
  seconds: number,
) {
  const lines = LINE_FRAMES.map((frames) => new Float32Array(frames))
  const gains = LINE_FRAMES.map((frames) =>
    Math.max(0, 1 - (LN_60_DB * frames) / (seconds * SAMPLE_RATE)),
  )
  const damped = new Float64Array(lines.length)
  const diffusers = DIFFUSER_FRAMES.map(createDiffuser)
  return (from: number, to: number): void => {
    for (let i = from; i < to; i++) {
      let dry = input[i]!
      for (const diffuse of diffusers) dry = diffuse(dry, i)
      let sum = 0
      for (let n = 0; n < lines.length; n++) {
        const line = lines[n]!
        const output = line[i % line.length]! * gains[n]!
        damped[n] = output + DAMPING * (damped[n]! - output)
        sum += damped[n]!
      }
      const shared = sum / 4
      for (let n = 0; n < lines.length; n++) {
        const line = lines[n]!
        line[i % line.length] = dry + damped[n]! - shared
      }
      left[i]! += WET * (damped[0]! + damped[2]! - damped[4]! + damped[6]!)
      right[i]! += WET * (damped[1]! - damped[3]! + damped[5]! + damped[7]!)
    }
  }
}

/** A Schroeder all-pass filter: spreads a hit in time without changing its spectrum. */
function createDiffuser(frames: number) {
  const line = new Float32Array(frames)
  return (input: number, frame: number): number => {
    const at = frame % frames
    const old = line[at]!
    const fed = input + DIFFUSION * old
    line[at] = fed
    return old - DIFFUSION * fed
  }
}
