import { DecodeError } from './pcm'

export type WavFormat = {
  encoding: 'integer' | 'float' | 'alaw' | 'ulaw'
  channels: number
  framesPerSecond: number
  bytesPerSample: number
}

const CHUNK_HEADER_BYTES = 8
const RIFF_HEADER_BYTES = 12
const EXTENSIBLE = 0xfffe
const ENCODINGS: Record<number, WavFormat['encoding']> = {
  1: 'integer',
  3: 'float',
  6: 'alaw',
  7: 'ulaw',
}
const WIDTHS: Record<WavFormat['encoding'], number[]> = {
  integer: [8, 16, 24, 32],
  float: [32, 64],
  alaw: [8],
  ulaw: [8],
}

/**
 * Finds the format and where the samples begin in the first bytes of a WAV file (RIFF or RF64).
 * `bytes` of the samples may be beyond the end of the file: streams do not know it. Throws DecodeError.
 */
export function readWavHeader(head: Uint8Array) {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const text = (at: number) => String.fromCharCode(...head.subarray(at, at + 4))
  if (
    head.length < RIFF_HEADER_BYTES ||
    !['RIFF', 'RF64'].includes(text(0)) ||
    text(8) !== 'WAVE'
  ) {
    throw new DecodeError('The file is not WAV.')
  }
  let format: WavFormat | undefined
  for (let at = RIFF_HEADER_BYTES; at + CHUNK_HEADER_BYTES <= head.length; ) {
    const bytes = view.getUint32(at + 4, true)
    const content = at + CHUNK_HEADER_BYTES
    if (text(at) === 'fmt ' && content + 16 <= head.length)
      format = readFormat(view, content, bytes)
    if (text(at) === 'data') {
      if (!format) break
      return { format, start: content, bytes: bytes === 0 ? Number.POSITIVE_INFINITY : bytes }
    }
    // Every chunk begins at an even byte.
    at = content + bytes + (bytes % 2)
  }
  throw new DecodeError('The WAV file has no samples where they should begin.')
}

function readFormat(view: DataView, at: number, bytes: number): WavFormat {
  const tag = view.getUint16(at, true)
  const isExtensible = tag === EXTENSIBLE && bytes >= 26 && at + 26 <= view.byteLength
  const encoding = ENCODINGS[isExtensible ? view.getUint16(at + 24, true) : tag]
  const bits = view.getUint16(at + 14, true)
  if (!encoding || !WIDTHS[encoding].includes(bits)) {
    throw new DecodeError('The WAV file is written in a way Riffle does not know.')
  }
  return {
    encoding,
    channels: view.getUint16(at + 2, true),
    framesPerSecond: view.getUint32(at + 4, true),
    bytesPerSample: bits / 8,
  }
}
