const PHASES = 4
const TAPS = 12
/** Samples per block. A block that cannot contain a new peak is not interpolated. */
const BLOCK_SIZE = 64

// The interpolation filter of ITU-R BS.1770-4, annex 2: four phases of twelve taps.
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
/** Maximum ratio of an interpolated value to the largest sample under the filter. */
const MAX_GAIN = Math.max(
  ...phases.map((taps) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0)),
)

/**
 * Measures the true peak by ITU-R BS.1770-4, with fourfold oversampling. `finish` returns dBTP, -Infinity
 * for silence.
 */
export function createTruePeakMeter(channels: number) {
  const history = Array.from({ length: channels }, () => new Float32Array(TAPS - 1))
  let joined = new Float32Array(0)
  let peak = 0

  function measure(samples: Float32Array, past: Float32Array) {
    const frames = samples.length
    if (joined.length < frames + past.length) joined = new Float32Array(frames + past.length)
    joined.set(past)
    joined.set(samples, past.length)
    for (let from = 0; from < frames; from += BLOCK_SIZE) {
      const to = Math.min(frames, from + BLOCK_SIZE)
      const samplePeak = maxMagnitude(joined, from, to + TAPS - 1)
      if (samplePeak * MAX_GAIN > peak) {
        // The filter attenuates a single sample, so the sample itself counts, too.
        peak = Math.max(peak, samplePeak, interpolatedPeak(joined, from, to))
      }
    }
    past.set(joined.subarray(frames, frames + past.length))
  }

  return {
    push(samples: Float32Array[]): void {
      samples.forEach((channel, index) => {
        measure(channel, history[index]!)
      })
    },
    finish(): number {
      this.push(history.map(() => new Float32Array(TAPS)))
      return 20 * Math.log10(peak)
    },
  }
}

function maxMagnitude(samples: Float32Array, from: number, to: number): number {
  let max = 0
  for (let i = from; i < to; i++) {
    const size = Math.abs(samples[i]!)
    if (size > max) max = size
  }
  return max
}

function interpolatedPeak(samples: Float32Array, from: number, to: number): number {
  let max = 0
  for (let at = from; at < to; at++) {
    for (let phase = 0; phase < PHASES; phase++) {
      const taps = phases[phase]!
      let sum = 0
      for (let i = 0; i < TAPS; i++) sum += taps[i]! * samples[at + TAPS - 1 - i]!
      const size = Math.abs(sum)
      if (size > max) max = size
    }
  }
  return max
}
