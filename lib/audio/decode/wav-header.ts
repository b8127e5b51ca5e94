import { DecodeError } from './decode-error'

export type WavFormat = {
  encoding: 'integer' | 'float' | 'alaw' | 'ulaw'
  channels: number
  sampleRate: number
  bytesPerSample: number
}

const CHUNK_HEADER_BYTES = 8
const RIFF_HEADER_BYTES = 12
const MIN_FORMAT_BYTES = 16
const EXTENSION_END = 26
const EXTENSIBLE = 0xfffe
const ENCODINGS: Record<number, WavFormat['encoding']> = {
  1: 'integer',
  3: 'float',
  6: 'alaw',
  7: 'ulaw',
}
const BIT_DEPTHS: Record<WavFormat['encoding'], number[]> = {
  integer: [8, 16, 24, 32],
  float: [32, 64],
  alaw: [8],
  ulaw: [8],
}

/**
 * Finds the format and the start of the samples in the first bytes of a WAV file (RIFF or RF64).
 * `bytes`, the declared size of the samples, may exceed the file, since a stream has no known size.
 * @throws DecodeError
 */
export function readWavHeader(head: Uint8Array) {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const text = (at: number) => String.fromCharCode(...head.subarray(at, at + 4))
  const isRiff = head.length >= RIFF_HEADER_BYTES && ['RIFF', 'RF64'].includes(text(0))
  if (!isRiff || text(8) !== 'WAVE') {
    throw new DecodeError('invalid_header', 'This file is not a WAV file.')
  }
  let format: WavFormat | undefined
  for (let at = RIFF_HEADER_BYTES; at + CHUNK_HEADER_BYTES <= head.length; ) {
    const id = text(at)
    const bytes = view.getUint32(at + 4, true)
    const body = at + CHUNK_HEADER_BYTES
    if (id === 'fmt ' && body + MIN_FORMAT_BYTES <= head.length) {
      format = readFormat(view, body, bytes)
    }
    if (id === 'data') {
      if (!format) break
      return { format, start: body, bytes: bytes === 0 ? Number.POSITIVE_INFINITY : bytes }
    }
    // Chunks are padded to an even size.
    at = body + bytes + (bytes % 2)
  }
  throw new DecodeError('no_audio', 'This WAV file contains no samples.')
}

function readFormat(view: DataView, at: number, bytes: number): WavFormat {
  const tag = view.getUint16(at, true)
  const isExtended =
    tag === EXTENSIBLE && bytes >= EXTENSION_END && at + EXTENSION_END <= view.byteLength
  const encoding = ENCODINGS[isExtended ? view.getUint16(at + 24, true) : tag]
  const bits = view.getUint16(at + 14, true)
  if (!encoding || !BIT_DEPTHS[encoding].includes(bits)) {
    throw new DecodeError('unsupported_codec', 'The codec of this WAV file is not supported.')
  }
  return {
    encoding,
    channels: view.getUint16(at + 2, true),
    sampleRate: view.getUint32(at + 4, true),
    bytesPerSample: bits / 8,
  }
}
