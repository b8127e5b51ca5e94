import { SAMPLE_RATE } from './exact-math'

const HEADER_BYTES = 44
const CHANNELS = 2
const BYTES_PER_FRAME = CHANNELS * 2
const FULL_SCALE = 32_767

/** The size of a WAV file of `frames` frames. */
export const wavByteLength = (frames: number): number => HEADER_BYTES + frames * BYTES_PER_FRAME

/** Encodes samples from -1 to 1 as a 16-bit stereo WAV file. */
export function writeWav(left: Float32Array, right: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(wavByteLength(left.length))
  const view = new DataView(bytes.buffer)
  const dataBytes = left.length * BYTES_PER_FRAME
  writeText(view, 0, 'RIFF')
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true)
  writeText(view, 8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, CHANNELS, true)
  view.setUint32(24, SAMPLE_RATE, true)
  view.setUint32(28, SAMPLE_RATE * BYTES_PER_FRAME, true)
  view.setUint16(32, BYTES_PER_FRAME, true)
  view.setUint16(34, 16, true)
  writeText(view, 36, 'data')
  view.setUint32(40, dataBytes, true)
  for (let i = 0; i < left.length; i++) {
    const at = HEADER_BYTES + i * BYTES_PER_FRAME
    view.setInt16(at, Math.round(left[i]! * FULL_SCALE), true)
    view.setInt16(at + 2, Math.round(right[i]! * FULL_SCALE), true)
  }
  return bytes
}

function writeText(view: DataView, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i))
}
