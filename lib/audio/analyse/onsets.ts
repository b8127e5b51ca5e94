import { createFrames, frameSize } from './frames'

/** Edges of the bands: kick, chords and voices, attacks, cymbals. */
const BAND_EDGES_HZ = [30, 160, 1_200, 5_000, 10_000]
const FRAME_SECONDS = 0.046
const ENVELOPE_RATE_HZ = 86
const COMPRESSION = 1_000

export type Onsets = {
  /** Values per second. */
  rate: number
  /** The onset envelope of each band, from low to high. */
  bands: Float32Array[]
}

/**
 * Computes onset envelopes as spectral flux: the increase from frame to frame per bin, on a logarithmic
 * scale (Bello et al., A tutorial on onset detection in music signals, 2005).
 */
export function createOnsets(sampleRate: number) {
  const size = frameSize(sampleRate, FRAME_SECONDS)
  const hop = Math.round(sampleRate / ENVELOPE_RATE_HZ)
  const edges = BAND_EDGES_HZ.map((hz) => Math.min(size / 2, Math.round((hz * size) / sampleRate)))
  const previous = new Float64Array(size / 2)
  const bands: number[][] = BAND_EDGES_HZ.slice(1).map(() => [])

  const push = createFrames({
    size,
    hop,
    onSpectrum(magnitudes) {
      for (let band = 0; band < bands.length; band++) {
        let flux = 0
        for (let k = edges[band]!; k < edges[band + 1]!; k++) {
          const now = Math.log(1 + COMPRESSION * magnitudes[k]!)
          const growth = now - previous[k]!
          if (growth > 0) flux += growth
          previous[k] = now
        }
        bands[band]!.push(flux)
      }
    },
  })
  return {
    push,
    finish: (): Onsets => ({
      rate: sampleRate / hop,
      bands: bands.map((values) => Float32Array.from(values)),
    }),
  }
}
