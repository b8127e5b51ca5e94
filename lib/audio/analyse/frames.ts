import FFT from 'fft.js'

type Framing = { size: number; hop: number; onSpectrum: (magnitudes: Float64Array) => void }

/**
 * Cuts a channel into Hann-windowed frames of `size` samples, `hop` apart, and hands on the magnitudes
 * of each: `size / 2` of them, 1 for a sine of full scale.
 */
export function createFrames({ size, hop, onSpectrum }: Framing) {
  const fft = new FFT(size)
  const window = Float64Array.from(
    { length: size },
    (_, i) => (1 - Math.cos((2 * Math.PI * i) / size)) * (2 / size),
  )
  const waiting = new Float32Array(size)
  const windowed = new Float64Array(size)
  const spectrum = new Float64Array(2 * size)
  const magnitudes = new Float64Array(size / 2)
  let filled = 0

  function emit() {
    for (let i = 0; i < size; i++) windowed[i] = waiting[i]! * window[i]!
    fft.realTransform(spectrum, windowed)
    for (let k = 0; k < size / 2; k++) {
      const re = spectrum[2 * k]!
      const im = spectrum[2 * k + 1]!
      magnitudes[k] = Math.sqrt(re * re + im * im)
    }
    onSpectrum(magnitudes)
    waiting.copyWithin(0, hop)
    filled -= hop
  }

  return (samples: Float32Array): void => {
    for (let from = 0; from < samples.length; ) {
      const take = Math.min(samples.length - from, size - filled)
      waiting.set(samples.subarray(from, from + take), filled)
      filled += take
      from += take
      if (filled === size) emit()
    }
  }
}

/** The power of two nearest to `seconds` at a rate. */
export const frameSize = (framesPerSecond: number, seconds: number): number =>
  2 ** Math.round(Math.log2(framesPerSecond * seconds))
