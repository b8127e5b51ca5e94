import type { ByteSource } from './byte-source'

const HEADER_BYTES = 10
const MAX_TAG_BYTES = 32 * 2 ** 20
const VERSION_WITH_SYNCSAFE_SIZES = 4
/** Unsynchronised tags and extended headers, which the writers of plain sizes never write. */
const OTHER_LAYOUTS = 0xc0
const MAX_FRAMES = 10_000
const FRAME_ID = /^[A-Z][A-Z0-9]{3}$/

type ReadSize = (tag: Buffer, at: number) => number

const plain: ReadSize = (tag, at) => tag.readUInt32BE(at)
/** Seven bits of each byte; -1 if one has its eighth bit. */
const syncsafe: ReadSize = (tag, at) => {
  const bytes = [...tag.subarray(at, at + 4)]
  return bytes.some((byte) => byte > 0x7f) ? -1 : bytes.reduce((sum, byte) => sum * 128 + byte, 0)
}

/**
 * Returns the ID3v2.4 tag at the start of a file with correct frame sizes, if a program such as an
 * early iTunes wrote them as plain numbers instead of seven bits per byte. Undefined for other files.
 */
export function withSyncsafeSizes(source: ByteSource): Buffer | undefined {
  const header = source.read(0, HEADER_BYTES)
  if (header.length < HEADER_BYTES || !header.toString('latin1').startsWith('ID3')) return undefined
  if (header[3] !== VERSION_WITH_SYNCSAFE_SIZES) return undefined
  const bytes = HEADER_BYTES + syncsafe(header, 6)
  const hasOtherLayout = ((header[5] ?? 0) & OTHER_LAYOUTS) !== 0
  if (hasOtherLayout || bytes < HEADER_BYTES || bytes > MAX_TAG_BYTES) return undefined
  const tag = Buffer.from(source.read(0, bytes))
  if (framesOf(tag, syncsafe)) return undefined
  const frames = framesOf(tag, plain)
  if (!frames) return undefined
  for (const { at, size } of frames) {
    for (let i = 0; i < 4; i++) tag[at + 4 + i] = Math.floor(size / 128 ** (3 - i)) % 128
  }
  return tag
}

/** The frames of a tag if they fill it up to its padding; else undefined. */
function framesOf(tag: Buffer, readSize: ReadSize): { at: number; size: number }[] | undefined {
  const frames: { at: number; size: number }[] = []
  for (let at = HEADER_BYTES; at < tag.length; ) {
    if (tag[at] === 0) break
    if (at + HEADER_BYTES > tag.length || frames.length === MAX_FRAMES) return undefined
    const size = readSize(tag, at + 4)
    const isFrame = FRAME_ID.test(tag.toString('latin1', at, at + 4))
    if (!isFrame || size < 0 || at + HEADER_BYTES + size > tag.length) return undefined
    frames.push({ at, size })
    at += HEADER_BYTES + size
  }
  return frames
}
