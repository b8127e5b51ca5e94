/** Number of peaks in a waveform. */
export const WAVEFORM_BUCKETS = 800

const SLICES_PER_SECOND = 50
const FULL_SCALE = 255

/**
 * Computes the waveform of a song: `WAVEFORM_BUCKETS` bytes, each the largest magnitude in its share of
 * the time, 255 for full scale. A song with fewer slices of 20 ms repeats them.
 */
export function createWaveform(sampleRate: number) {
  const sliceFrames = Math.max(1, Math.round(sampleRate / SLICES_PER_SECOND))
  const slices: number[] = []
  let frame = 0
  let max = 0
  return {
    push(samples: Float32Array[]): void {
      const frames = samples[0]?.length ?? 0
      for (let i = 0; i < frames; i++) {
        for (const channel of samples) {
          const size = Math.abs(channel[i]!)
          if (size > max) max = size
        }
        if (++frame < sliceFrames) continue
        slices.push(max)
        frame = 0
        max = 0
      }
    },
    finish(): Uint8Array {
      if (frame > 0 || slices.length === 0) slices.push(max)
      return Uint8Array.from({ length: WAVEFORM_BUCKETS }, (_, bucket) => {
        const from = Math.floor((bucket * slices.length) / WAVEFORM_BUCKETS)
        const to = Math.ceil(((bucket + 1) * slices.length) / WAVEFORM_BUCKETS)
        let peak = 0
        for (let i = from; i < to; i++) peak = Math.max(peak, slices[i]!)
        return Math.min(FULL_SCALE, Math.round(peak * FULL_SCALE))
      })
    },
  }
}
