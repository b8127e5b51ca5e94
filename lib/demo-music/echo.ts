import { LowPass, prewarp } from './low-pass'

const FEEDBACK = 0.42
const DAMPING_HZ = 2_600
const WET = 0.8

/**
 * Creates a ping-pong echo whose repeats lose their highs. The returned function adds the echo of frames
 * `from` to `to` to both channels.
 */
export function createEcho(
  input: Float32Array,
  [left, right]: [Float32Array, Float32Array],
  delayFrames: number,
) {
  const lines = [new Float32Array(delayFrames), new Float32Array(delayFrames)] as const
  const filter = new LowPass(0)
  filter.setCutoff(prewarp(DAMPING_HZ))
  return (from: number, to: number): void => {
    for (let i = from; i < to; i++) {
      const at = i % delayFrames
      const first = lines[0][at]!
      const second = lines[1][at]!
      lines[0][at] = input[i]! + FEEDBACK * second
      lines[1][at] = filter.next(first)
      left[i]! += WET * first
      right[i]! += WET * second
    }
  }
}
