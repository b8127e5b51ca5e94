const BLOCK_192 = 1
const RATE_CODES = 15

export type FlacFrame = {
  /** The first sample, or the number of the frame where all are of one size. */
  number: number
  isSampleNumber: boolean
  blockSamples: number
}

// x^8 + x^2 + x + 1, as RFC 9639, section 9.1.8 has it.
const CRC8 = Uint8Array.from({ length: 256 }, (_, value) => {
  let crc = value
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x80 ? (crc << 1) ^ 0x07 : crc << 1
  return crc & 0xff
})

/** The FLAC frame whose head begins at `at`; undefined where none does (RFC 9639, section 9.1). */
export function readFlacFrame(bytes: Buffer, at: number): FlacFrame | undefined {
  if (at + 6 > bytes.length || bytes[at] !== 0xff || (bytes[at + 1]! & 0xfe) !== 0xf8) {
    return undefined
  }
  const sizeCode = bytes[at + 2]! >> 4
  const rateCode = bytes[at + 2]! & 15
  const channelCode = bytes[at + 3]! >> 4
  if (sizeCode === 0 || rateCode === RATE_CODES || channelCode > 10 || bytes[at + 3]! & 1) {
    return undefined
  }
  const coded = readCoded(bytes, at + 4)
  if (!coded) return undefined
  let end = at + 4 + coded.length
  const blockSamples = blockSize(sizeCode, bytes, end)
  end += sizeCode === 6 ? 1 : sizeCode === 7 ? 2 : 0
  end += rateCode === 12 ? 1 : rateCode === 13 || rateCode === 14 ? 2 : 0
  if (end >= bytes.length || blockSamples === undefined) return undefined
  let crc = 0
  for (let index = at; index < end; index++) crc = CRC8[crc ^ bytes[index]!]!
  if (crc !== bytes[end]) return undefined
  return { number: coded.value, isSampleNumber: (bytes[at + 1]! & 1) === 1, blockSamples }
}

function blockSize(code: number, bytes: Buffer, at: number): number | undefined {
  if (code === BLOCK_192) return 192
  if (code <= 5) return 576 << (code - 2)
  if (code === 6) return at < bytes.length ? bytes[at]! + 1 : undefined
  if (code === 7) return at + 1 < bytes.length ? bytes.readUInt16BE(at) + 1 : undefined
  return 256 << (code - 8)
}

// Written as UTF-8 would, with up to seven bytes.
function readCoded(bytes: Buffer, at: number): { value: number; length: number } | undefined {
  const head = bytes[at]!
  if (head < 0x80) return { value: head, length: 1 }
  const length = Math.clz32(~(head << 24))
  if (length < 2 || length > 7 || at + length > bytes.length) return undefined
  let value = head & (0x7f >> length)
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index]!
    if ((byte & 0xc0) !== 0x80) return undefined
    value = value * 64 + (byte & 0x3f)
  }
  return { value, length }
}
