import type { ByteSource } from './byte-source'
import { bytesInWords, Refusal, type Span } from './layout'

const ID3V1_BYTES = 128
const APE_FOOTER_BYTES = 32
const LYRICS_END_BYTES = 15
const MOST_TAGS = 16

/**
 * Where a file is neither ID3v2 at its head nor ID3v1, APEv2, Lyrics3v2 or ID3v2 at its tail.
 * Throws for a tag that claims more bytes than there are.
 */
export function withoutTags(source: ByteSource): Span {
  const start = afterHeadTags(source)
  return { start, end: beforeTailTags(source, start) }
}

function afterHeadTags(source: ByteSource): number {
  let at = 0
  for (let count = 0; count < MOST_TAGS && source.text(at, 3) === 'ID3'; count++) {
    const head = source.read(at, 10)
    if (head.length < 10) break
    const size = 10 + syncsafe(head, 6) + (head[5]! & 0x10 ? 10 : 0)
    if (at + size > source.size) {
      throw new Refusal(
        `This file is cut short: its ID3 tag claims ${bytesInWords(size)}, and only ${bytesInWords(source.size - at)} are there.`,
      )
    }
    at += size
  }
  return at
}

function beforeTailTags(source: ByteSource, start: number): number {
  let end = source.size
  for (let count = 0; count < MOST_TAGS; count++) {
    const length = tailTag(source, end)
    if (length === 0 || end - length < start) return end
    end -= length
  }
  return end
}

/** Bytes of the tag that ends at `end`; 0 where none does. */
function tailTag(source: ByteSource, end: number): number {
  if (end >= ID3V1_BYTES && source.text(end - ID3V1_BYTES, 3) === 'TAG') return ID3V1_BYTES
  if (end >= APE_FOOTER_BYTES && source.text(end - APE_FOOTER_BYTES, 8) === 'APETAGEX') {
    const footer = source.read(end - APE_FOOTER_BYTES, APE_FOOTER_BYTES)
    return footer.readUInt32LE(12) + (footer[23]! & 0x80 ? APE_FOOTER_BYTES : 0)
  }
  if (source.text(end - 9, 9) === 'LYRICS200') {
    const size = Number(source.text(end - LYRICS_END_BYTES, 6))
    return Number.isInteger(size) ? size + LYRICS_END_BYTES : 0
  }
  if (end >= 10 && source.text(end - 10, 3) === '3DI') {
    return 20 + syncsafe(source.read(end - 10, 10), 6)
  }
  return 0
}

/** Four bytes of seven bits each. */
const syncsafe = (bytes: Buffer, at: number) =>
  [0, 1, 2, 3].reduce((size, index) => size * 128 + (bytes[at + index]! & 0x7f), 0)
