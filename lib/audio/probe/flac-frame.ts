const SYNC_BYTES = 4
const MIN_HEADER_BYTES = 6
const RESERVED_SIZE = 0
const RESERVED_RATE = 15
const MAX_CHANNEL_CODE = 10

export type FlacFrame = {
  /** The number of the first sample, or of the frame if all frames have the same size. */
  number: number
  isSampleNumber: boolean
  blockSamples: number
}

// The polynomial x^8 + x^2 + x + 1 of RFC 9639, section 9.1.8.
const CRC8 = Uint8Array.from({ length: 256 }, (_, value) => {
  let crc = value
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x80 ? (crc << 1) ^ 0x07 : crc << 1
  return crc & 0xff
})

/** Reads the header of the FLAC frame at `at` (RFC 9639, section 9.1). Undefined if there is none. */
export function readFlacFrame(bytes: Buffer, at: number): FlacFrame | undefined {
  if (at + MIN_HEADER_BYTES > bytes.length || bytes[at] !== 0xff) return undefined
  const [, strategy = 0, sizeAndRate = 0, channels = 0] = bytes.subarray(at, at + SYNC_BYTES)
  const sizeCode = sizeAndRate >> 4
  const rateCode = sizeAndRate & 15
  const isReserved =
    sizeCode === RESERVED_SIZE || rateCode === RESERVED_RATE || (channels & 1) === 1
  if ((strategy & 0xfe) !== 0xf8 || isReserved || channels >> 4 > MAX_CHANNEL_CODE) return undefined
  const number = readCodedNumber(bytes, at + SYNC_BYTES)
  if (!number) return undefined
  const sizeAt = at + SYNC_BYTES + number.length
  const blockSamples = readBlockSamples(sizeCode, bytes, sizeAt)
  const crcAt = sizeAt + sizeFieldBytes(sizeCode) + rateFieldBytes(rateCode)
  if (blockSamples === undefined || crcAt >= bytes.length) return undefined
  if (crc8(bytes.subarray(at, crcAt)) !== bytes[crcAt]) return undefined
  return { number: number.value, isSampleNumber: (strategy & 1) === 1, blockSamples }
}

function readBlockSamples(code: number, bytes: Buffer, at: number): number | undefined {
  if (code === 1) return 192
  if (code <= 5) return 576 << (code - 2)
  if (code === 6) return at < bytes.length ? bytes.readUInt8(at) + 1 : undefined
  if (code === 7) return at + 1 < bytes.length ? bytes.readUInt16BE(at) + 1 : undefined
  return 256 << (code - 8)
}

/** Bytes of the block size if it follows the coded number. */
function sizeFieldBytes(code: number): number {
  if (code === 6) return 1
  return code === 7 ? 2 : 0
}

/** Bytes of the sample rate if it follows the block size. */
function rateFieldBytes(code: number): number {
  if (code === 12) return 1
  return code === 13 || code === 14 ? 2 : 0
}

function crc8(bytes: Buffer): number {
  let crc = 0
  for (const byte of bytes) crc = CRC8[crc ^ byte] ?? 0
  return crc
}

// The same scheme as UTF-8, extended to seven bytes.
function readCodedNumber(bytes: Buffer, at: number): { value: number; length: number } | undefined {
  const first = bytes.readUInt8(at)
  if (first < 0x80) return { value: first, length: 1 }
  const length = Math.clz32(~(first << 24))
  if (length < 2 || length > 7 || at + length > bytes.length) return undefined
  let value = first & (0x7f >> length)
  for (const byte of bytes.subarray(at + 1, at + length)) {
    if ((byte & 0xc0) !== 0x80) return undefined
    value = value * 64 + (byte & 0x3f)
  }
  return { value, length }
}
