import type { ParseContainer, Span } from './audio-layout'
import type { ByteSource } from './byte-source'
import { readFlacFrame } from './flac-frame'
import { damaged, formatByteCount, formatDuration, noAudio, truncated } from './unsupported-audio'

const MARKER_BYTES = 4
const BLOCK_HEADER_BYTES = 4
const STREAMINFO_TYPE = 0
const STREAMINFO_BYTES = 34
const MAX_BLOCKS = 10_000
const MAX_FRAME_HEADER_BYTES = 32
/** The end of the file that is searched for the last frame. Frames can be larger, with 65,535 samples of eight channels; music is not. */
const TAIL_BYTES = 2 ** 21
/** Minimum share of the declared samples. */
const MIN_COMPLETE_SHARE = 0.98

type StreamInfo = { sampleRate: number; channels: number; samples: number; blockSamples: number }

/** Parses the metadata blocks of FLAC, and its last frame for the true duration. */
export const parseFlac: ParseContainer = (source, span) => {
  const { info, audioStart } = readBlocks(source, span)
  const { sampleRate, channels } = info
  if (!readFlacFrame(source.read(audioStart, MAX_FRAME_HEADER_BYTES), 0)) throw noAudio('FLAC')
  const samples = findLastSample(source, { start: audioStart, end: span.end }, info)
  if (info.samples > 0 && samples < info.samples * MIN_COMPLETE_SHARE) {
    const declared = formatDuration(info.samples / sampleRate)
    const actual = formatDuration(samples / sampleRate)
    throw truncated('FLAC', `it declares ${declared} but ends after ${actual}.`)
  }
  return {
    container: 'FLAC',
    codec: 'FLAC',
    mediaType: 'audio/flac',
    durationMs: Math.round(((info.samples || samples) / sampleRate) * 1_000),
    sampleRate,
    channels,
    payload: [{ start: audioStart, end: span.end }],
    tagBytes: source.size - (span.end - audioStart),
  }
}

function readBlocks(source: ByteSource, { start, end }: Span) {
  let info: StreamInfo | undefined
  let at = start + MARKER_BYTES
  for (let count = 0; count < MAX_BLOCKS; count++) {
    const header = source.read(at, BLOCK_HEADER_BYTES)
    if (header.length < BLOCK_HEADER_BYTES) throw damaged('FLAC', 'it ends within its metadata.')
    const flags = header.readUInt8(0)
    const size = header.readUIntBE(1, 3)
    const body = at + BLOCK_HEADER_BYTES
    if (body + size > end) {
      const claim = formatByteCount(size)
      throw damaged('FLAC', `a metadata block declares ${claim}, more than the file has.`)
    }
    if (count === 0) info = readStreamInfo(source, { at: body, type: flags & 0x7f, size })
    at = body + size
    const isLast = (flags & 0x80) !== 0
    if (isLast) break
  }
  if (!info) throw damaged('FLAC', 'its STREAMINFO block is missing.')
  return { info, audioStart: at }
}

type Block = { at: number; type: number; size: number }

function readStreamInfo(source: ByteSource, { at, type, size }: Block): StreamInfo {
  if (type !== STREAMINFO_TYPE || size !== STREAMINFO_BYTES) {
    throw damaged('FLAC', 'it does not begin with a STREAMINFO block.')
  }
  const bytes = source.read(at, STREAMINFO_BYTES)
  const sampleRate = bytes.readUIntBE(10, 3) >> 4
  if (sampleRate === 0) throw damaged('FLAC', 'its sample rate is zero.')
  return {
    sampleRate,
    channels: ((bytes.readUInt8(12) >> 1) & 7) + 1,
    samples: (bytes.readUInt8(13) & 15) * 2 ** 32 + bytes.readUInt32BE(14),
    blockSamples: bytes.readUInt16BE(0),
  }
}

// Random bytes look like a frame header once in many thousand, so the largest plausible number counts.
function findLastSample(source: ByteSource, { start, end }: Span, info: StreamInfo): number {
  const from = Math.max(start, end - TAIL_BYTES)
  const tail = source.read(from, end - from)
  let last = 0
  for (let at = tail.indexOf(0xff); at >= 0; at = tail.indexOf(0xff, at + 1)) {
    const frame = readFlacFrame(tail, at)
    if (!frame) continue
    const first = frame.isSampleNumber ? frame.number : frame.number * info.blockSamples
    const until = first + frame.blockSamples
    if (info.samples === 0 || until <= info.samples) last = Math.max(last, until)
  }
  return last
}
