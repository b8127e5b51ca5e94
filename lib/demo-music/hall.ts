import { FRAMES_PER_SECOND } from './waves'

/** Lengths without common factors, so that no two echoes fall together. */
const LINE_FRAMES = [887, 1_069, 1_249, 1_423, 1_613, 1_789, 1_973, 2_161]
const DIFFUSER_FRAMES = [113, 337]
const DIFFUSION = 0.6
/** How much of the old sample stays at each pass: walls swallow the highs first. */
const DAMPING = 0.38
const WET = 0.5
const SIXTY_DB_IN_LN = 6.907755278982137

/**
 * A hall: eight delay lines that feed each other through a Householder matrix (Jot and Chaigne's
 * feedback delay network). `seconds` is the time in which it falls by 60 dB.
 */
export function hall(
  input: Float32Array,
  [left, right]: [Float32Array, Float32Array],
  seconds: number,
) {
  const lines = LINE_FRAMES.map((frames) => new Float32Array(frames))
  const gains = LINE_FRAMES.map((frames) =>
    Math.max(0, 1 - (SIXTY_DB_IN_LN * frames) / (seconds * FRAMES_PER_SECOND)),
  )
  const damped = new Float64Array(lines.length)
  const diffusers = DIFFUSER_FRAMES.map(diffuser)
  return (from: number, to: number): void => {
    for (let i = from; i < to; i++) {
      let dry = input[i]!
      for (const spread of diffusers) dry = spread(dry, i)
      let sum = 0
      for (let n = 0; n < lines.length; n++) {
        const line = lines[n]!
        const heard = line[i % line.length]! * gains[n]!
        damped[n] = heard + DAMPING * (damped[n]! - heard)
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

/** Schroeder's all-pass: smears a hit without colouring it. */
function diffuser(frames: number) {
  const line = new Float32Array(frames)
  return (input: number, frame: number): number => {
    const at = frame % frames
    const old = line[at]!
    const fed = input + DIFFUSION * old
    line[at] = fed
    return old - DIFFUSION * fed
  }
}
