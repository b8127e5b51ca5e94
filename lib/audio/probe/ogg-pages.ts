import type { Span } from './audio-layout'
import type { ByteSource } from './byte-source'
import { truncated } from './unsupported-audio'

const HEADER_BYTES = 27
const FIRST_PAGE_FLAG = 2
const FULL_SEGMENT_BYTES = 255

export type OggPage = {
  /** Whether a stream begins with this page. */
  isFirst: boolean
  /** Position in samples at the end of the page; -1 if no packet ends on it. */
  granule: bigint
  serial: number
  /** Packets that end on this page. */
  endedPackets: number
  body: Span
}

/**
 * Yields the pages of an Ogg file (RFC 3533, section 6) until something else follows.
 * @throws UnsupportedAudioError if the file ends within a page
 */
export function* oggPages(source: ByteSource, { start, end }: Span): Generator<OggPage> {
  let at = start
  while (at + HEADER_BYTES <= end && source.text(at, 4) === 'OggS') {
    const header = source.read(at, HEADER_BYTES)
    const segmentCount = header.readUInt8(26)
    const page = {
      isFirst: (header.readUInt8(5) & FIRST_PAGE_FLAG) !== 0,
      granule: header.readBigInt64LE(6),
      serial: header.readUInt32LE(14),
    }
    const segments = source.read(at + HEADER_BYTES, segmentCount)
    const bodyStart = at + HEADER_BYTES + segmentCount
    const { bytes, endedPackets } = measure(segments)
    if (segments.length < segmentCount || bodyStart + bytes > end) {
      throw truncated('Ogg', 'it ends within a page.')
    }
    at = bodyStart + bytes
    yield { ...page, endedPackets, body: { start: bodyStart, end: at } }
  }
}

// A packet ends with its first segment of less than 255 bytes.
function measure(segments: Buffer) {
  let bytes = 0
  let endedPackets = 0
  for (const size of segments) {
    bytes += size
    if (size < FULL_SEGMENT_BYTES) endedPackets++
  }
  return { bytes, endedPackets }
}
