import type { ParseContainer, Span } from './audio-layout'
import type { ByteSource } from './byte-source'
import { damaged, formatByteCount, noAudio, truncated } from './unsupported-audio'

const MAX_BOXES = 10_000
const HEADER_BYTES = 8
const LONG_HEADER_BYTES = 16
// Special values of a size (ISO 14496-12, section 4.2).
const UNTIL_END = 0
const SIZE_IN_64_BITS = 1

type Box = { type: string; body: number; end: number }

/** Finds the audio of MPEG-4. Codec and duration are in the box `moov`, which music-metadata parses. */
export const parseMp4: ParseContainer = (source, span) => {
  const audio: Span[] = []
  let hasIndex = false
  for (const { type, body, end } of boxes(source, span)) {
    if (type === 'moov') hasIndex = true
    if (type === 'mdat' && end > body) audio.push({ start: body, end })
  }
  if (!hasIndex) throw damaged('MPEG-4', 'its index is missing.')
  const audioBytes = audio.reduce((sum, { start, end }) => sum + end - start, 0)
  if (audioBytes === 0) throw noAudio('MPEG-4')
  return {
    container: 'MPEG-4',
    codec: 'AAC',
    mediaType: 'audio/mp4',
    payload: audio,
    tagBytes: source.size - audioBytes,
  }
}

function* boxes(source: ByteSource, { start, end }: Span): Generator<Box> {
  let at = start
  for (let count = 0; at + HEADER_BYTES <= end; count++) {
    if (count === MAX_BOXES) throw damaged('MPEG-4', 'it has too many boxes.')
    const { type, headerBytes, size } = readBoxHeader(source, { start: at, end })
    if (size < headerBytes) throw damaged('MPEG-4', 'a box is smaller than its own header.')
    if (at + size > end) {
      const actual = formatByteCount(end - at)
      throw truncated('MPEG-4', `a box declares ${formatByteCount(size)}, but ${actual} are left.`)
    }
    yield { type, body: at + headerBytes, end: at + size }
    at += size
  }
}

function readBoxHeader(source: ByteSource, { start, end }: Span) {
  const header = source.read(start, LONG_HEADER_BYTES)
  const type = header.toString('latin1', 4, 8)
  const size = header.readUInt32BE(0)
  if (size === UNTIL_END) return { type, headerBytes: HEADER_BYTES, size: end - start }
  if (size !== SIZE_IN_64_BITS) return { type, headerBytes: HEADER_BYTES, size }
  if (header.length < LONG_HEADER_BYTES) {
    throw truncated('MPEG-4', 'it ends within the header of a box.')
  }
  return { type, headerBytes: LONG_HEADER_BYTES, size: Number(header.readBigUInt64BE(8)) }
}
