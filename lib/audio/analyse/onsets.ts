import { createFrames, frameSize } from './frames'

/** Where the bands begin and end in Hz: what a kick, chords and voices, attacks, and cymbals fill. */
const BAND_EDGES_HZ = [30, 160, 1_200, 5_000, 10_000]
const FRAME_SECONDS = 0.046
const ENVELOPES_PER_SECOND = 86
const COMPRESSION = 1_000

export type Onsets = {
  /** Values of each envelope a second. */
  rate: number
  /** How much begins at a time, band by band, low to high. */
  bands: Float32Array[]
}

/**
 * Onset envelopes by spectral flux: what grew from frame to frame, bin by bin, on a logarithmic scale
 * (Bello et al., A tutorial on onset detection in music signals, 2005).
 */
export function createOnsets(framesPerSecond: number) {
  const size = frameSize(framesPerSecond, FRAME_SECONDS)
  const hop = Math.round(framesPerSecond / ENVELOPES_PER_SECOND)
  const edges = BAND_EDGES_HZ.map((hz) =>
    Math.min(size / 2, Math.round((hz * size) / framesPerSecond)),
  )
  const before = new Float64Array(size / 2)
  const bands: number[][] = BAND_EDGES_HZ.slice(1).map(() => [])

  const push = createFrames({
    size,
    hop,
    onSpectrum(magnitudes) {
      for (let band = 0; band < bands.length; band++) {
        let flux = 0
        for (let k = edges[band]!; k < edges[band + 1]!; k++) {
          const now = Math.log(1 + COMPRESSION * magnitudes[k]!)
          const growth = now - before[k]!
          if (growth > 0) flux += growth
          before[k] = now
        }
        bands[band]!.push(flux)
      }
    },
  })
  return {
    push,
    finish: (): Onsets => ({
      rate: framesPerSecond / hop,
      bands: bands.map((values) => Float32Array.from(values)),
    }),
  }
}
