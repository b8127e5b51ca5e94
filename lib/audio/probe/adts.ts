import type { ByteSource } from './byte-source'
import { silent, type Walk } from './layout'

const RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
  7_350,
]
const SAMPLES = 1_024
const HEADER_BYTES = 7
const SEVEN_POINT_ONE = 7

type AdtsFrame = { sampleRate: number; channels: number; bytes: number; samples: number }

/** AAC in ADTS frames (ISO 13818-7), one by one. */
export const walkAdts: Walk = (source, span) => {
  const first = readAdts(source, span.start)
  let frames = 0
  let samples = 0
  let at = span.start
  for (;;) {
    const frame = readAdts(source, at)
    if (!frame || frame.sampleRate !== first?.sampleRate || at + frame.bytes > span.end) break
    frames++
    samples += frame.samples
    at += frame.bytes
  }
  if (!first || frames < 2 || (at - span.start) * 2 < span.end - span.start) throw silent('AAC')
  return {
    container: 'ADTS',
    codec: 'AAC',
    mediaType: 'audio/aac',
    durationMs: Math.round((samples / first.sampleRate) * 1_000),
    sampleRate: first.sampleRate,
    channels: first.channels,
    payload: [{ start: span.start, end: at }],
    tagBytes: source.size - (at - span.start),
  }
}

/** The ADTS frame that begins at `at`. */
export function readAdts(source: ByteSource, at: number): AdtsFrame | undefined {
  const head = source.read(at, HEADER_BYTES)
  if (head.length < HEADER_BYTES || head[0] !== 0xff || (head[1]! & 0xf6) !== 0xf0) return undefined
  const sampleRate = RATES[(head[2]! >> 2) & 15]
  const bytes = ((head[3]! & 3) << 11) | (head[4]! << 3) | (head[5]! >> 5)
  if (!sampleRate || bytes < HEADER_BYTES) return undefined
  const setup = ((head[2]! & 1) << 2) | (head[3]! >> 6)
  return {
    sampleRate,
    // 0 leaves it to the stream itself, which for files is stereo.
    channels: setup === SEVEN_POINT_ONE ? 8 : setup || 2,
    bytes,
    samples: SAMPLES * ((head[6]! & 3) + 1),
  }
}
