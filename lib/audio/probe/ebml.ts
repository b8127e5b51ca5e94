import type { Span } from './audio-layout'
import type { ByteSource } from './byte-source'
import { damaged, formatByteCount, truncated } from './unsupported-audio'

const CONTAINER = 'WebM'
const MAX_ELEMENTS = 20_000_000
const MAX_ID_BYTES = 4
const MAX_SIZE_BYTES = 8

/** An element of EBML (RFC 8794): its id with the length marker, and its content. */
export type EbmlElement = Span & { id: number }

/**
 * Yields the elements of a part of a file in their order. Those that `isOpened` accepts are followed by
 * their children, also if their size is unknown.
 * @throws UnsupportedAudioError for an element that is longer than the file
 */
export function* ebmlElements(
  source: ByteSource,
  { start, end }: Span,
  isOpened: (id: number) => boolean = () => false,
): Generator<EbmlElement> {
  let at = start
  for (let count = 0; at < end; count++) {
    if (count === MAX_ELEMENTS) throw damaged(CONTAINER, 'it has too many elements.')
    const id = readVarInt(source, at, { maxBytes: MAX_ID_BYTES, keepsMarker: true })
    const size = readVarInt(source, at + id.length, { maxBytes: MAX_SIZE_BYTES })
    const body = at + id.length + size.length
    const element = { id: id.value, start: body, end: size.isUnknown ? end : body + size.value }
    if (element.end > end) {
      const [declared, actual] = [formatByteCount(size.value), formatByteCount(end - body)]
      throw truncated(CONTAINER, `an element declares ${declared}, but ${actual} are left.`)
    }
    yield element
    at = isOpened(element.id) ? body : element.end
  }
}

/** Reads an element as an unsigned integer of up to six bytes; longer ones are 0. */
export function readUnsigned(source: ByteSource, { start, end }: Span): number {
  const length = end - start
  return length >= 1 && length <= 6 ? source.read(start, length).readUIntBE(0, length) : 0
}

/** Reads an element as a finite number with a fraction; 0 if it is none, or not of four or eight bytes. */
export function readFloat(source: ByteSource, { start, end }: Span): number {
  const length = end - start
  if (length !== 4 && length !== 8) return 0
  const bytes = source.read(start, length)
  const value = length === 4 ? bytes.readFloatBE(0) : bytes.readDoubleBE(0)
  return Number.isFinite(value) ? value : 0
}

type VarIntOptions = { maxBytes: number; keepsMarker?: boolean }

/** Reads an integer whose length is the number of zero bits before its marker, plus one. */
export function readVarInt(
  source: ByteSource,
  at: number,
  { maxBytes, keepsMarker = false }: VarIntOptions,
) {
  const first = source.read(at, 1).readUInt8(0)
  const length = Math.clz32(first) - 23
  if (length > maxBytes) throw damaged(CONTAINER, 'an element has no valid size.')
  let value = keepsMarker ? first : first & (0xff >> length)
  let isUnknown = (first | (0xff << (8 - length))) % 256 === 0xff
  for (const byte of source.read(at + 1, length - 1)) {
    value = value * 256 + byte
    isUnknown &&= byte === 0xff
  }
  return { value, length, isUnknown }
}
