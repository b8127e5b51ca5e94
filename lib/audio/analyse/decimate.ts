const TAPS_PER_FACTOR = 24
/** Where the filter begins to fall, as a share of the new half rate. */
const PASS = 0.9

/** Keeps every `factor`th sample of one channel, after a windowed sinc has taken what would fold back. */
export function createDecimator(factor: number) {
  if (factor === 1) return (samples: Float32Array): Float32Array => samples
  const taps = lowPass(factor)
  const middle = (taps.length - 1) / 2
  let kept = new Float32Array(taps.length - 1)
  return (samples: Float32Array): Float32Array => {
    const joined = new Float32Array(kept.length + samples.length)
    joined.set(kept)
    joined.set(samples, kept.length)
    const count = Math.max(0, Math.floor((joined.length - taps.length) / factor) + 1)
    const output = new Float32Array(count)
    for (let n = 0; n < count; n++) {
      const at = n * factor
      // The filter is the same from either end.
      let sum = taps[middle]! * joined[at + middle]!
      for (let i = 0, j = 2 * middle; i < middle; i++, j--) {
        sum += taps[i]! * (joined[at + i]! + joined[at + j]!)
      }
      output[n] = sum
    }
    kept = joined.slice(count * factor)
    return output
  }
}

function lowPass(factor: number): Float64Array {
  const length = TAPS_PER_FACTOR * factor + 1
  const middle = (length - 1) / 2
  const cutoff = PASS / factor
  const taps = Float64Array.from({ length }, (_, i) => {
    const x = i - middle
    const sinc = x === 0 ? cutoff : Math.sin(Math.PI * cutoff * x) / (Math.PI * x)
    return sinc * (0.54 + 0.46 * Math.cos((Math.PI * x) / middle))
  })
  const sum = taps.reduce((total, tap) => total + tap, 0)
  return taps.map((tap) => tap / sum)
}
