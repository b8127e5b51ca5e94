import type { Span } from './audio-layout'
import type { ByteSource } from './byte-source'
import { formatByteCount, UnsupportedAudioError } from './unsupported-audio'

const ID3V1_BYTES = 128
const ID3V2_HEADER_BYTES = 10
const APE_FOOTER_BYTES = 32
const LYRICS3_END_BYTES = 15
const MAX_TAGS = 16

/**
 * Finds the part of a file between its tags: ID3v2 at the start; ID3v1, APEv2, Lyrics3v2 and ID3v2 at
 * the end.
 * @throws UnsupportedAudioError for a tag that is larger than the file
 */
export function findAudioSpan(source: ByteSource): Span {
  const start = endOfLeadingTags(source)
  return { start, end: startOfTrailingTags(source, start) }
}

function endOfLeadingTags(source: ByteSource): number {
  let at = 0
  for (let count = 0; count < MAX_TAGS && source.text(at, 3) === 'ID3'; count++) {
    const header = source.read(at, ID3V2_HEADER_BYTES)
    if (header.length < ID3V2_HEADER_BYTES) break
    const hasFooter = (header.readUInt8(5) & 0x10) !== 0
    const size = ID3V2_HEADER_BYTES + syncsafe(header) + (hasFooter ? ID3V2_HEADER_BYTES : 0)
    if (at + size > source.size) {
      const [declared, actual] = [formatByteCount(size), formatByteCount(source.size - at)]
      throw new UnsupportedAudioError(
        'truncated',
        `This file is truncated: its ID3 tag declares ${declared}, but only ${actual} are left.`,
      )
    }
    at += size
  }
  return at
}

function startOfTrailingTags(source: ByteSource, start: number): number {
  let end = source.size
  for (let count = 0; count < MAX_TAGS; count++) {
    const size = trailingTagBytes(source, end)
    if (size === 0 || end - size < start) return end
    end -= size
  }
  return end
}

/** The size of the tag that ends at `end`; 0 if there is none. */
function trailingTagBytes(source: ByteSource, end: number): number {
  if (end >= ID3V1_BYTES && source.text(end - ID3V1_BYTES, 3) === 'TAG') return ID3V1_BYTES
  if (end >= APE_FOOTER_BYTES && source.text(end - APE_FOOTER_BYTES, 8) === 'APETAGEX') {
    const footer = source.read(end - APE_FOOTER_BYTES, APE_FOOTER_BYTES)
    const hasHeader = (footer.readUInt8(23) & 0x80) !== 0
    return footer.readUInt32LE(12) + (hasHeader ? APE_FOOTER_BYTES : 0)
  }
  if (source.text(end - 9, 9) === 'LYRICS200') {
    const size = Number(source.text(end - LYRICS3_END_BYTES, 6))
    return Number.isInteger(size) ? size + LYRICS3_END_BYTES : 0
  }
  if (end >= ID3V2_HEADER_BYTES && source.text(end - ID3V2_HEADER_BYTES, 3) === '3DI') {
    const footer = source.read(end - ID3V2_HEADER_BYTES, ID3V2_HEADER_BYTES)
    return 2 * ID3V2_HEADER_BYTES + syncsafe(footer)
  }
  return 0
}

/** The size in an ID3v2 header: four bytes of seven bits each (ID3v2.4, section 6.2). */
function syncsafe(header: Buffer): number {
  let size = 0
  for (const byte of header.subarray(6, 10)) size = size * 128 + (byte & 0x7f)
  return size
}
