/** Peaks a picture of a whole song is made of. */
export const WAVEFORM_BUCKETS = 800

const SLICES_PER_SECOND = 50
const BYTE = 255

/**
 * The outline of a song: `WAVEFORM_BUCKETS` bytes, each the largest sample of its share of the time,
 * 255 for full scale. A song shorter than that many slices of 20 ms repeats them.
 */
export function createWaveform(framesPerSecond: number) {
  const sliceFrames = Math.max(1, Math.round(framesPerSecond / SLICES_PER_SECOND))
  const slices: number[] = []
  let frame = 0
  let most = 0
  return {
    push(samples: Float32Array[]): void {
      const frames = samples[0]!.length
      for (let i = 0; i < frames; i++) {
        for (const channel of samples) {
          const size = Math.abs(channel[i]!)
          if (size > most) most = size
        }
        if (++frame < sliceFrames) continue
        slices.push(most)
        frame = 0
        most = 0
      }
    },
    finish(): Uint8Array {
      if (frame > 0 || slices.length === 0) slices.push(most)
      return Uint8Array.from({ length: WAVEFORM_BUCKETS }, (_, bucket) => {
        const from = Math.floor((bucket * slices.length) / WAVEFORM_BUCKETS)
        const to = Math.ceil(((bucket + 1) * slices.length) / WAVEFORM_BUCKETS)
        let peak = 0
        for (let i = from; i < to; i++) peak = Math.max(peak, slices[i]!)
        return Math.min(BYTE, Math.round(peak * BYTE))
      })
    },
  }
}
