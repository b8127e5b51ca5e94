const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}

/** An MPEG-4 box. `declaredSize` may differ from its actual size. */
export const box = (type: string, body: Buffer, declaredSize = body.length + 8): Buffer =>
  Buffer.concat([u32(declaredSize), Buffer.from(type, 'latin1'), body])

export const ftyp = box('ftyp', Buffer.from('M4A \0\0\0\0M4A isom', 'latin1'))

/** An MPEG-4 box with a size of 64 bits. */
export const longBox = (type: string, declaredSize: bigint, body: Buffer): Buffer => {
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE(declaredSize)
  return Buffer.concat([u32(1), Buffer.from(type, 'latin1'), size, body])
}

/** Boxes nested in each other, `depth` times. */
export const nested = (depth: number): Buffer => {
  let inner: Buffer = Buffer.alloc(0)
  for (let level = 0; level < depth; level++) inner = box('moov', inner)
  return inner
}

/** A FLAC metadata block. `declaredSize` may differ from the size of its body. */
export const flacBlock = (
  type: number,
  body: Buffer,
  isLast = false,
  declaredSize = body.length,
) => {
  const header = u32(declaredSize)
  header[0] = type | (isLast ? 0x80 : 0)
  return Buffer.concat([header, body])
}

/** The STREAMINFO of 16-bit FLAC at 44.1 kHz. */
export const streamInfo = (samples: number, channels = 1): Buffer => {
  const info = Buffer.alloc(34)
  info.writeUInt16BE(4096, 0)
  info.writeUInt16BE(4096, 2)
  info.writeUIntBE((44_100 << 4) >>> 0, 10, 3)
  info[12] = (info[12]! & 0xf0) | ((channels - 1) << 1)
  info[13] = (15 << 4) | (Math.floor(samples / 2 ** 32) & 15)
  info.writeUInt32BE(samples >>> 0, 14)
  return info
}

type OggPageOptions = {
  flags?: number
  granule?: bigint
  serial?: number
  body: Buffer
  lacing?: number[]
}

/** An Ogg page. Its checksum is zero; the parser does not verify it. */
export function oggPage({
  flags = 0,
  granule = 0n,
  serial = 1,
  body,
  lacing,
}: OggPageOptions): Buffer {
  const head = Buffer.alloc(27)
  head.write('OggS', 0, 'latin1')
  head[5] = flags
  head.writeBigInt64LE(granule, 6)
  head.writeUInt32LE(serial, 14)
  const segments = lacing ?? lacingOf(body.length)
  head[26] = segments.length
  return Buffer.concat([head, Buffer.from(segments), body])
}

const lacingOf = (length: number) => [
  ...Array.from({ length: Math.floor(length / 255) }, () => 255),
  length % 255,
]

/** The identification header of a Vorbis stream. */
export const vorbisHead = (sampleRate = 44_100): Buffer => {
  const head = Buffer.alloc(30)
  head.write('\x01vorbis', 0, 'latin1')
  head[11] = 2
  head.writeUInt32LE(sampleRate, 12)
  return head
}

/** A PNG whose header declares `side` pixels per side, with almost no data. */
export const png = (side: number): Buffer => {
  const header = Buffer.concat([u32(side), u32(side), Buffer.from([8, 2, 0, 0, 0])])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    u32(13),
    Buffer.from('IHDR'),
    header,
    u32(0),
    Buffer.alloc(64),
  ])
}

/** The header of a WebM file, and a segment of unknown size. */
export const ebmlHead = Buffer.from('1a45dfa3874282847765626d18538067ff', 'hex')
/** A cluster of unknown size with its timestamp. */
export const ebmlCluster = Buffer.from('1f43b675ffe78101', 'hex')
