const PHASES = 4
const TAPS = 12
/** Frames looked at together: where none can hold a new peak, nothing is interpolated. */
const BLOCK = 64

/** The interpolator printed in ITU-R BS.1770-4, annex 2: four phases of twelve taps. */
const FIRST = [
  0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875, 0.1373291015625,
  0.97216796875, -0.102294921875, 0.047607421875, -0.026611328125, 0.014892578125, -0.00830078125,
]
const SECOND = [
  -0.0291748046875, 0.029296875, -0.0517578125, 0.089111328125, -0.16650390625, 0.465087890625,
  0.77978515625, -0.2003173828125, 0.1015625, -0.0582275390625, 0.0330810546875, -0.0189208984375,
]
const phases = [FIRST, SECOND, SECOND.toReversed(), FIRST.toReversed()].map((taps) =>
  Float64Array.from(taps),
)
/** No interpolated value exceeds the largest sample under it by more than this. */
const MOST_GAIN = Math.max(
  ...phases.map((taps) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0)),
)

/**
 * The true peak after ITU-R BS.1770-4, four times oversampled. `finish` answers dBTP, -Infinity for
 * silence.
 */
export function createTruePeakMeter(channels: number) {
  const before = Array.from({ length: channels }, () => new Float32Array(TAPS - 1))
  let joined = new Float32Array(0)
  let peak = 0

  function measure(samples: Float32Array, past: Float32Array) {
    const frames = samples.length
    if (joined.length < frames + past.length) joined = new Float32Array(frames + past.length)
    joined.set(past)
    joined.set(samples, past.length)
    for (let from = 0; from < frames; from += BLOCK) {
      const to = Math.min(frames, from + BLOCK)
      const sampled = largest(joined, from, to + TAPS - 1)
      if (sampled * MOST_GAIN > peak) {
        // The interpolator reads a lone sample lower than it is.
        peak = Math.max(peak, sampled, interpolatedPeak(joined, from, to))
      }
    }
    past.set(joined.subarray(frames, frames + past.length))
  }

  return {
    push(samples: Float32Array[]): void {
      samples.forEach((channel, index) => {
        measure(channel, before[index]!)
      })
    },
    finish(): number {
      this.push(before.map(() => new Float32Array(TAPS)))
      return 20 * Math.log10(peak)
    },
  }
}

function largest(samples: Float32Array, from: number, to: number): number {
  let most = 0
  for (let i = from; i < to; i++) {
    const size = Math.abs(samples[i]!)
    if (size > most) most = size
  }
  return most
}

function interpolatedPeak(samples: Float32Array, from: number, to: number): number {
  let most = 0
  for (let at = from; at < to; at++) {
    for (let phase = 0; phase < PHASES; phase++) {
      const taps = phases[phase]!
      let sum = 0
      for (let i = 0; i < TAPS; i++) sum += taps[i]! * samples[at + TAPS - 1 - i]!
      const size = Math.abs(sum)
      if (size > most) most = size
    }
  }
  return most
}
