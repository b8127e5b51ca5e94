import { LowPass, warped } from './low-pass'

const FEEDBACK = 0.42
const DARKENING_HZ = 2_600
const WET = 0.8

/** Repeats that wander from left to right and grow darker; answers what adds frames `from` to `to`. */
export function echo(
  input: Float32Array,
  [left, right]: [Float32Array, Float32Array],
  delayFrames: number,
) {
  const lines = [new Float32Array(delayFrames), new Float32Array(delayFrames)] as const
  const filter = new LowPass(0)
  filter.tune(warped(DARKENING_HZ))
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
