import type { ParseContainer, Span } from './audio-layout'
import type { ByteSource } from './byte-source'
import { damaged, formatByteCount, noAudio, truncated } from './unsupported-audio'
import { readWavFormat, type WavFormat } from './wav-format'

const RIFF_HEADER_BYTES = 12
const CHUNK_HEADER_BYTES = 8
const MAX_CHUNKS = 10_000
/** Written by programs that do not know the length in advance. */
const UNKNOWN_SIZE = 0xffffffff
/** Minimum share of the declared bytes. */
const MIN_COMPLETE_SHARE = 0.99

/** A chunk of a RIFF file; `size` is its declared size. */
type Chunk = { id: string; body: number; size: number }

/** Parses WAV chunk by chunk. */
export const parseWav: ParseContainer = (source, span) => {
  let format: WavFormat | undefined
  let audio: Span | undefined
  for (const chunk of chunks(source, span)) {
    if (chunk.id === 'fmt ') format ??= readWavFormat(source, chunk.body, chunk.size)
    if (chunk.id === 'data') audio ??= findSamples(chunk, span.end)
  }
  if (!format) throw damaged('WAV', 'its format chunk is missing.')
  if (!audio || audio.end - audio.start < format.blockBytes) throw noAudio('WAV')
  const { sampleRate, channels, blockBytes, bits } = format
  const frames = Math.floor((audio.end - audio.start) / blockBytes)
  return {
    container: 'WAV',
    codec: format.isFloat ? `PCM float ${bits} bit` : `PCM ${bits} bit`,
    mediaType: 'audio/wav',
    durationMs: Math.round((frames / sampleRate) * 1_000),
    sampleRate,
    channels,
    payload: [audio],
    tagBytes: source.size - (audio.end - audio.start),
  }
}

function* chunks(source: ByteSource, { start, end }: Span): Generator<Chunk> {
  let at = start + RIFF_HEADER_BYTES
  for (let count = 0; at + CHUNK_HEADER_BYTES <= end && count < MAX_CHUNKS; count++) {
    const id = source.text(at, 4)
    const size = source.read(at + 4, 4).readUInt32LE(0)
    const body = at + CHUNK_HEADER_BYTES
    yield { id, body, size }
    // Chunks are padded to an even size.
    at = body + size + (size % 2)
  }
}

function findSamples({ body, size }: Chunk, fileEnd: number): Span {
  const available = fileEnd - body
  if (size === UNKNOWN_SIZE) return { start: body, end: fileEnd }
  if (available < size * MIN_COMPLETE_SHARE) {
    const [declared, actual] = [formatByteCount(size), formatByteCount(available)]
    throw truncated('WAV', `it declares ${declared} of audio but has ${actual}.`)
  }
  return { start: body, end: body + Math.min(size, available) }
}
