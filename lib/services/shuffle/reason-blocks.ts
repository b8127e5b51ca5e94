/** Some consecutive reasons of a set, deflated. */
export type ReasonBlock = { count: number; bytes: Uint8Array }

/** The reasons of a set, and its number of neighbours that share an artist. */
export type ReasonBlocks = { clashes: number; blocks: readonly ReasonBlock[] }

/** No deflated data begins with this byte, so earlier versions are distinguished. */
const MAGIC = 0xff
const VERSION = 1
const HEADER_BYTES = 10
const ENTRY_BYTES = 8

/**
 * Joins blocks: two bytes for the format, the number of clashes and of blocks, for each block its
 * number of reasons and of bytes, then the bytes. All numbers have 4 bytes, little endian.
 */
export function joinBlocks({ clashes, blocks }: ReasonBlocks): Uint8Array {
  const start = HEADER_BYTES + blocks.length * ENTRY_BYTES
  const packed = new Uint8Array(blocks.reduce((size, { bytes }) => size + bytes.length, start))
  const view = new DataView(packed.buffer)
  packed.set([MAGIC, VERSION])
  view.setUint32(2, clashes, true)
  view.setUint32(6, blocks.length, true)
  let offset = start
  blocks.forEach(({ count, bytes }, index) => {
    view.setUint32(HEADER_BYTES + index * ENTRY_BYTES, count, true)
    view.setUint32(HEADER_BYTES + index * ENTRY_BYTES + 4, bytes.length, true)
    packed.set(bytes, offset)
    offset += bytes.length
  })
  return packed
}

/** Divides what `joinBlocks` returned; undefined for the format of an earlier version. */
export function splitBlocks(packed: Uint8Array): ReasonBlocks | undefined {
  if (packed[0] !== MAGIC) return undefined
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const blockCount = view.getUint32(6, true)
  let offset = HEADER_BYTES + blockCount * ENTRY_BYTES
  const blocks = Array.from({ length: blockCount }, (_, index) => {
    const entry = HEADER_BYTES + index * ENTRY_BYTES
    const length = view.getUint32(entry + 4, true)
    const bytes = packed.subarray(offset, offset + length)
    offset += length
    return { count: view.getUint32(entry, true), bytes }
  })
  return { clashes: view.getUint32(2, true), blocks }
}
