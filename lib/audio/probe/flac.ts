import type { ByteSource } from './byte-source'
import { readFlacFrame } from './flac-frame'
import { bytesInWords, clock, cutShort, damaged, type Span, silent, type Walk } from './layout'

const STREAMINFO_BYTES = 34
const MOST_BLOCKS = 10_000
/** A frame holds 65,535 samples of eight channels at most; music stays far below. */
const TAIL_BYTES = 2 ** 21
const WHOLE = 0.98

type StreamInfo = { sampleRate: number; channels: number; samples: number; blockSamples: number }

/** FLAC: its metadata blocks, and the frame at its end, which tells how long it really is. */
export const walkFlac: Walk = (source, span) => {
  const { info, at } = readBlocks(source, span)
  const { sampleRate, channels } = info
  if (!readFlacFrame(source.read(at, 32), 0)) throw silent('FLAC')
  const samples = lastSample(source, { start: at, end: span.end }, info)
  if (info.samples > 0 && samples < info.samples * WHOLE) {
    const [promised, there] = [info.samples, samples].map((count) => clock(count / sampleRate))
    throw cutShort('FLAC', `it promises ${promised} and ends after ${there}.`)
  }
  return {
    container: 'FLAC',
    codec: 'FLAC',
    mediaType: 'audio/flac',
    durationMs: Math.round(((info.samples || samples) / sampleRate) * 1_000),
    sampleRate,
    channels,
    payload: [{ start: at, end: span.end }],
    tagBytes: source.size - (span.end - at),
  }
}

function readBlocks(source: ByteSource, { start, end }: Span) {
  let info: StreamInfo | undefined
  let at = start + 4
  for (let count = 0; count < MOST_BLOCKS; count++) {
    const head = source.read(at, 4)
    if (head.length < 4) throw damaged('FLAC', 'it ends within its tags.')
    const size = head.readUIntBE(1, 3)
    const type = head[0]! & 0x7f
    const isLast = (head[0]! & 0x80) !== 0
    if (at + 4 + size > end) {
      throw damaged('FLAC', `a block claims ${bytesInWords(size)}, more than the file has.`)
    }
    if (count === 0) info = readInfo(source, at + 4, type, size)
    at += 4 + size
    if (isLast) break
  }
  if (!info) throw damaged('FLAC', 'it does not say what its sound is made of.')
  return { info, at }
}

function readInfo(source: ByteSource, at: number, type: number, size: number): StreamInfo {
  if (type !== 0 || size !== STREAMINFO_BYTES) {
    throw damaged('FLAC', 'it does not begin with a description of its stream.')
  }
  const bytes = source.read(at, STREAMINFO_BYTES)
  const sampleRate = bytes.readUIntBE(10, 3) >> 4
  if (sampleRate === 0) throw damaged('FLAC', 'its sample rate is zero.')
  return {
    sampleRate,
    channels: ((bytes[12]! >> 1) & 7) + 1,
    samples: (bytes[13]! & 15) * 2 ** 32 + bytes.readUInt32BE(14),
    blockSamples: bytes.readUInt16BE(0),
  }
}

// Chance makes bytes that look like a head once in many thousand: the furthest within reach counts.
function lastSample(source: ByteSource, { start, end }: Span, info: StreamInfo): number {
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
