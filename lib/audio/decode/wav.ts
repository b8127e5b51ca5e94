import { peek, splitChunks } from './chunks'
import { unsupportedChannels } from './decode-error'
import { MAX_CHANNELS } from './enforce-limits'
import type { Decoder, Pcm } from './pcm'
import { readWavHeader, type WavFormat } from './wav-header'
import { sampleReader } from './wav-samples'

/** Tags and pictures may precede the samples. */
const MAX_HEAD_BYTES = 4 * 2 ** 20
const CHUNK_BYTES = 2 ** 18

/** Decodes WAV: integers of 8 to 32 bits, floats of 32 and 64 bits, A-law and µ-law. */
export const decodeWav: Decoder = async function* (bytes) {
  const [head, whole] = await peek(bytes, MAX_HEAD_BYTES)
  const { format, start, bytes: declaredBytes } = readWavHeader(head)
  if (format.channels < 1 || format.channels > MAX_CHANNELS) {
    throw unsupportedChannels(format.channels)
  }
  const frameBytes = format.channels * format.bytesPerSample
  let toSkip = start
  let left = declaredBytes
  let partialFrame = new Uint8Array(0)
  for await (const chunk of splitChunks(whole, CHUNK_BYTES)) {
    const skipped = Math.min(toSkip, chunk.length)
    toSkip -= skipped
    const samples = chunk.subarray(skipped, skipped + Math.min(left, chunk.length))
    left -= samples.length
    const joined = Buffer.concat([partialFrame, samples])
    const frames = Math.floor(joined.length / frameBytes)
    if (frames > 0) yield deinterleave(joined, frames, format)
    partialFrame = joined.subarray(frames * frameBytes)
  }
}

function deinterleave(bytes: Uint8Array, frames: number, format: WavFormat): Pcm {
  const { channels, bytesPerSample, sampleRate } = format
  const read = sampleReader(format, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return {
    sampleRate,
    channels: Array.from({ length: channels }, (_, channel) => {
      const samples = new Float32Array(frames)
      let at = channel * bytesPerSample
      for (let i = 0; i < frames; i++, at += channels * bytesPerSample) samples[i] = read(at)
      return samples
    }),
  }
}
