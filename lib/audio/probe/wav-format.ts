import type { ByteSource } from './byte-source'
import { damaged, unsupportedFormat } from './unsupported-audio'

export type WavFormat = {
  isFloat: boolean
  channels: number
  sampleRate: number
  /** Bytes of one sample of every channel. */
  blockBytes: number
  bits: number
}

const PCM = 1
const FLOAT = 3
/** The codec is in the extension of the format chunk. */
const EXTENSIBLE = 0xfffe
const MIN_BYTES = 16
const MAX_BYTES = 40
const EXTENSION_END = 26

// Codecs of RFC 2361 that occur in files.
const OTHER_CODECS: Record<number, string> = {
  2: 'Microsoft ADPCM',
  6: 'A-law',
  7: 'µ-law',
  17: 'IMA ADPCM',
  49: 'GSM',
  80: 'MPEG',
  85: 'MP3',
  255: 'AAC',
}

/**
 * Reads the format chunk of a WAV file from its body at `at`.
 * @throws UnsupportedAudioError
 */
export function readWavFormat(source: ByteSource, at: number, size: number): WavFormat {
  const bytes = source.read(at, Math.min(size, MAX_BYTES))
  if (bytes.length < MIN_BYTES) throw damaged('WAV', 'its format chunk is too short.')
  const codec = readCodec(bytes)
  const channels = bytes.readUInt16LE(2)
  const sampleRate = bytes.readUInt32LE(4)
  const blockBytes = bytes.readUInt16LE(12)
  const bits = bytes.readUInt16LE(14)
  if (codec !== PCM && codec !== FLOAT) {
    const name = OTHER_CODECS[codec] ?? `codec ${codec}`
    throw unsupportedFormat(`This is a WAV file with ${name} audio. Only PCM is supported in WAV.`)
  }
  if (sampleRate === 0 || blockBytes === 0 || blockBytes !== channels * Math.ceil(bits / 8)) {
    throw damaged('WAV', 'its format chunk is inconsistent.')
  }
  if (codec === FLOAT ? bits !== 32 : bits > 32) {
    const kind = codec === FLOAT ? 'floats' : 'integers'
    throw unsupportedFormat(
      `This is a WAV file with ${kind} of ${bits} bits, which browsers cannot play. Save it with 16, 24 or 32 bits.`,
    )
  }
  return { isFloat: codec === FLOAT, channels, sampleRate, blockBytes, bits }
}

function readCodec(bytes: Buffer): number {
  const codec = bytes.readUInt16LE(0)
  const isExtended = codec === EXTENSIBLE && bytes.length >= EXTENSION_END
  return isExtended ? bytes.readUInt16LE(24) : codec
}
