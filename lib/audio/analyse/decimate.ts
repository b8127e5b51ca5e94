const TAPS_PER_FACTOR = 24
/** Cutoff of the filter as a share of the new Nyquist frequency. */
const CUTOFF_SHARE = 0.9

/** Creates a decimator by `factor` for one channel, with a windowed-sinc low-pass against aliasing. */
export function createDecimator(factor: number) {
  if (factor === 1) return (samples: Float32Array): Float32Array => samples
  const taps = lowPass(factor)
  const middle = (taps.length - 1) / 2
  let history = new Float32Array(taps.length - 1)
  return (samples: Float32Array): Float32Array => {
    const joined = new Float32Array(history.length + samples.length)
    joined.set(history)
    joined.set(samples, history.length)
    const count = Math.max(0, Math.floor((joined.length - taps.length) / factor) + 1)
    const output = new Float32Array(count)
    for (let n = 0; n < count; n++) {
      const at = n * factor
      // The filter is symmetric.
      let sum = taps[middle]! * joined[at + middle]!
      for (let i = 0, j = 2 * middle; i < middle; i++, j--) {
        sum += taps[i]! * (joined[at + i]! + joined[at + j]!)
      }
      output[n] = sum
    }
    history = joined.slice(count * factor)
    return output
  }
}

function lowPass(factor: number): Float64Array {
  const length = TAPS_PER_FACTOR * factor + 1
  const middle = (length - 1) / 2
  const cutoff = CUTOFF_SHARE / factor
  const taps = Float64Array.from({ length }, (_, i) => {
    const x = i - middle
    const sinc = x === 0 ? cutoff : Math.sin(Math.PI * cutoff * x) / (Math.PI * x)
    return sinc * (0.54 + 0.46 * Math.cos((Math.PI * x) / middle))
  })
  const sum = taps.reduce((total, tap) => total + tap, 0)
  return taps.map((tap) => tap / sum)
}
