import type { ParseContainer } from './audio-layout'
import type { ByteSource } from './byte-source'
import { noAudio } from './unsupported-audio'

const SAMPLE_RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
  7_350,
]
const SAMPLES_PER_BLOCK = 1_024
const HEADER_BYTES = 7
const MIN_FRAMES = 2
const SEVEN_POINT_ONE = 7

type AdtsFrame = { sampleRate: number; channels: number; bytes: number; samples: number }

/** Parses AAC in ADTS frame by frame (ISO 13818-7). */
export const parseAdts: ParseContainer = (source, span) => {
  const first = readAdtsFrame(source, span.start)
  let frames = 0
  let samples = 0
  let at = span.start
  for (;;) {
    const frame = readAdtsFrame(source, at)
    if (!frame || frame.sampleRate !== first?.sampleRate || at + frame.bytes > span.end) break
    frames++
    samples += frame.samples
    at += frame.bytes
  }
  const isMostlyFrames = (at - span.start) * 2 >= span.end - span.start
  if (!first || frames < MIN_FRAMES || !isMostlyFrames) throw noAudio('AAC')
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

/** Reads the header of the ADTS frame at `at`. Undefined if there is none. */
export function readAdtsFrame(source: ByteSource, at: number): AdtsFrame | undefined {
  const header = source.read(at, HEADER_BYTES)
  if (header.length < HEADER_BYTES) return undefined
  const [sync = 0, flags = 0, format = 0, high = 0, middle = 0, low = 0, end = 0] = header
  if (sync !== 0xff || (flags & 0xf6) !== 0xf0) return undefined
  const sampleRate = SAMPLE_RATES[(format >> 2) & 15]
  const bytes = ((high & 3) << 11) | (middle << 3) | (low >> 5)
  if (!sampleRate || bytes < HEADER_BYTES) return undefined
  return {
    sampleRate,
    channels: channelsOf(((format & 1) << 2) | (high >> 6)),
    bytes,
    samples: SAMPLES_PER_BLOCK * ((end & 3) + 1),
  }
}

// 0 means that the stream specifies its channels itself, which in files is stereo.
function channelsOf(configuration: number): number {
  if (configuration === 0) return 2
  return configuration === SEVEN_POINT_ONE ? 8 : configuration
}
