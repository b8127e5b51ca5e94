import { CHANNELS_MOST } from './limits'
import { DecodeError, type Decoder, type Pcm } from './pcm'
import { peek, piecesOf } from './pieces'
import { readWavHeader, type WavFormat } from './wav-header'
import { sampleReader } from './wav-samples'

/** Tags and pictures may stand before the samples. */
const HEAD_BYTES = 4 * 2 ** 20
const PIECE_BYTES = 2 ** 18

/** WAV: integers of 8 to 32 bits, floats of 32 and 64, A-law and µ-law. */
export const decodeWav: Decoder = async function* (bytes) {
  const [head, whole] = await peek(bytes, HEAD_BYTES)
  const { format, start, bytes: wanted } = readWavHeader(head)
  if (format.channels < 1 || format.channels > CHANNELS_MOST) {
    throw new DecodeError(`The file has ${format.channels} channels.`)
  }
  const frameBytes = format.channels * format.bytesPerSample
  let skip = start
  let left = wanted
  let rest = new Uint8Array(0)
  for await (const piece of piecesOf(whole, PIECE_BYTES)) {
    const skipped = Math.min(skip, piece.length)
    skip -= skipped
    const fresh = piece.subarray(skipped, skipped + Math.min(left, piece.length))
    left -= fresh.length
    const joined = Buffer.concat([rest, fresh])
    const frames = Math.floor(joined.length / frameBytes)
    if (frames > 0) yield deinterleaved(joined, frames, format)
    rest = joined.subarray(frames * frameBytes)
  }
}

function deinterleaved(bytes: Uint8Array, frames: number, format: WavFormat): Pcm {
  const { channels, bytesPerSample, framesPerSecond } = format
  const read = sampleReader(format, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return {
    framesPerSecond,
    channels: Array.from({ length: channels }, (_, channel) => {
      const samples = new Float32Array(frames)
      let at = channel * bytesPerSample
      for (let i = 0; i < frames; i++, at += channels * bytesPerSample) samples[i] = read(at)
      return samples
    }),
  }
}
