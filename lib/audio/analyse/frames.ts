import FFT from 'fft.js'

type Framing = { size: number; hop: number; onSpectrum: (magnitudes: Float64Array) => void }

/**
 * Cuts a channel into Hann-windowed frames of `size` samples, `hop` samples apart, and passes their
 * magnitudes to `onSpectrum`: `size / 2` values, 1 for a sine of full scale. The array is reused.
 */
export function createFrames({ size, hop, onSpectrum }: Framing) {
  const fft = new FFT(size)
  const window = Float64Array.from(
    { length: size },
    (_, i) => (1 - Math.cos((2 * Math.PI * i) / size)) * (2 / size),
  )
  const pending = new Float32Array(size)
  const windowed = new Float64Array(size)
  const spectrum = new Float64Array(2 * size)
  const magnitudes = new Float64Array(size / 2)
  let filled = 0

  function emit() {
    for (let i = 0; i < size; i++) windowed[i] = pending[i]! * window[i]!
    fft.realTransform(spectrum, windowed)
    for (let k = 0; k < size / 2; k++) {
      const re = spectrum[2 * k]!
      const im = spectrum[2 * k + 1]!
      magnitudes[k] = Math.sqrt(re * re + im * im)
    }
    onSpectrum(magnitudes)
    pending.copyWithin(0, hop)
    filled -= hop
  }

  return (samples: Float32Array): void => {
    for (let from = 0; from < samples.length; ) {
      const count = Math.min(samples.length - from, size - filled)
      pending.set(samples.subarray(from, from + count), filled)
      filled += count
      from += count
      if (filled === size) emit()
    }
  }
}

/** The number of samples, a power of two, nearest to `seconds`. */
export const frameSize = (sampleRate: number, seconds: number): number =>
  2 ** Math.round(Math.log2(sampleRate * seconds))
