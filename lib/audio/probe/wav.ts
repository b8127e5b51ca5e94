import type { ByteSource } from './byte-source'
import { bytesInWords, cutShort, damaged, Refusal, type Span, silent, type Walk } from './layout'

const PCM = 1
const FLOAT = 3
const EXTENSIBLE = 0xfffe
const MOST_CHUNKS = 10_000
/** Written by programs that did not know how long it would become. */
const UNKNOWN_LENGTH = 0xffffffff
const WHOLE = 0.99

// The codecs of RFC 2361 that files in the wild hold.
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

type Format = {
  codec: number
  channels: number
  sampleRate: number
  blockBytes: number
  bits: number
}

/** WAV: plain samples between the chunks of a RIFF file. */
export const walkWav: Walk = (source, { start, end }) => {
  let format: Format | undefined
  let audio: Span | undefined
  let at = start + 12
  for (let count = 0; at + 8 <= end && count < MOST_CHUNKS; count++) {
    const id = source.text(at, 4)
    const size = source.read(at + 4, 4).readUInt32LE(0)
    if (id === 'fmt ' && !format) format = readFormat(source, at + 8, size)
    if (id === 'data' && !audio) {
      const isOpenEnded = size === UNKNOWN_LENGTH
      const there = Math.min(isOpenEnded ? Number.POSITIVE_INFINITY : size, end - at - 8)
      if (!isOpenEnded && there < size * WHOLE) {
        throw cutShort(
          'WAV',
          `it promises ${bytesInWords(size)} of sound and has ${bytesInWords(there)}.`,
        )
      }
      audio = { start: at + 8, end: at + 8 + there }
    }
    at += 8 + size + (size % 2)
  }
  if (!format) throw damaged('WAV', 'it does not say what its sound is made of.')
  if (!audio || audio.end - audio.start < format.blockBytes) throw silent('WAV')
  const { sampleRate, channels, blockBytes } = format
  const frames = Math.floor((audio.end - audio.start) / blockBytes)
  return {
    container: 'WAV',
    codec: format.codec === FLOAT ? `PCM float ${format.bits} bit` : `PCM ${format.bits} bit`,
    mediaType: 'audio/wav',
    durationMs: Math.round((frames / sampleRate) * 1_000),
    sampleRate,
    channels,
    payload: [audio],
    tagBytes: source.size - (audio.end - audio.start),
  }
}

function readFormat(source: ByteSource, at: number, size: number): Format {
  const bytes = source.read(at, Math.min(size, 40))
  if (bytes.length < 16) throw damaged('WAV', 'its format chunk is too short.')
  const named = bytes.readUInt16LE(0)
  const codec = named === EXTENSIBLE && bytes.length >= 26 ? bytes.readUInt16LE(24) : named
  const format = {
    codec,
    channels: bytes.readUInt16LE(2),
    sampleRate: bytes.readUInt32LE(4),
    blockBytes: bytes.readUInt16LE(12),
    bits: bytes.readUInt16LE(14),
  }
  if (codec !== PCM && codec !== FLOAT) {
    const name = OTHER_CODECS[codec] ?? `codec ${codec}`
    throw new Refusal(`This is a WAV file with ${name} audio in it; plain PCM is taken.`)
  }
  const { channels, sampleRate, blockBytes, bits } = format
  if (sampleRate === 0 || blockBytes === 0 || blockBytes !== channels * Math.ceil(bits / 8)) {
    throw damaged('WAV', 'its format chunk contradicts itself.')
  }
  return format
}
