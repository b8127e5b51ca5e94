import { createHash } from 'node:crypto'
import { parseAdts, readAdtsFrame } from './adts'
import type { AudioLayout, ParseContainer, Span } from './audio-layout'
import { type AudioProperties, resolveProperties } from './audio-properties'
import { ByteSource } from './byte-source'
import { type Cover, encodeCover } from './cover'
import { parseFlac } from './flac'
import { identifyFile, MAX_HEAD_BYTES, unsupportedKind } from './identify-file'
import { hasMp3Frames, parseMp3 } from './mp3'
import { parseMp4 } from './mp4'
import { parseOgg } from './ogg'
import { findAudioSpan } from './tag-bounds'
import { EMPTY_TAGS, type ParsedTags, parseTags, type RawTags } from './tags'
import {
  damaged,
  formatByteCount,
  UnsupportedAudioError,
  type UnsupportedReason,
  unsupportedFormat,
} from './unsupported-audio'
import { parseWav } from './wav'

const MIN_BYTES = 16
const MAX_TAG_BYTES = 32 * 2 ** 20
const HASH_CHUNK_BYTES = 262_144

/** A supported file. */
export type ProbedFile = AudioProperties & {
  bytes: number
  /** Average bits per second. */
  bitrate: number
  /** SHA-256 of the audio without its tags, in hex. */
  audioHash: string
  tags: RawTags
  /** Null if the file has no usable cover. */
  cover: Cover | null
}

/** Why a file is not supported; `message` is written for its owner. */
export type Rejection = { reason: UnsupportedReason; message: string }
export type ProbeResult = { file: ProbedFile } | { rejection: Rejection }

/** Parses a whole file. Its format is detected from its content, never from its name. */
export async function probeFile(path: string): Promise<ProbeResult> {
  const source = new ByteSource(path)
  try {
    return { file: await inspect(source, path) }
  } catch (error) {
    if (error instanceof UnsupportedAudioError) {
      const { reason, message } = error
      return { rejection: { reason, message } }
    }
    // A number was read beyond the end of the file.
    if (error instanceof RangeError) {
      return { rejection: { reason: 'truncated', message: 'This file ends too early.' } }
    }
    throw error
  } finally {
    source.close()
  }
}

async function inspect(source: ByteSource, path: string): Promise<ProbedFile> {
  if (source.size === 0) throw new UnsupportedAudioError('empty_file', 'This file is empty.')
  const span = findAudioSpan(source)
  if (span.end - span.start < MIN_BYTES) {
    throw new UnsupportedAudioError('no_audio', 'This file contains no audio.')
  }
  const parse = parserFor(source, span) ?? (await mp3Parser(source, span))
  const layout = parse(source, span)
  if (layout.tagBytes > MAX_TAG_BYTES) {
    throw new UnsupportedAudioError(
      'tags_too_large',
      `The tags of this file have ${formatByteCount(layout.tagBytes)}. The maximum is 32 MB.`,
    )
  }
  const parsed = await tryParseTags(path, layout)
  const properties = resolveProperties(layout, parsed)
  const encoded = parsed?.picture && (await encodeCover(parsed.picture))
  const { bytes: audioBytes, hash: audioHash } = hashAudio(source, layout)
  return {
    ...properties,
    bytes: source.size,
    bitrate: Math.round((audioBytes * 8_000) / properties.durationMs),
    audioHash,
    tags: parsed?.tags ?? EMPTY_TAGS,
    cover: encoded && 'cover' in encoded ? encoded.cover : null,
  }
}

/** The parser for a file that begins with the magic bytes of a container. */
function parserFor(source: ByteSource, { start }: Span): ParseContainer | undefined {
  const head = source.text(start, 12)
  if (head.startsWith('fLaC')) return parseFlac
  if (head.startsWith('OggS')) return parseOgg
  if (head.startsWith('RIFF') && head.endsWith('WAVE')) return parseWav
  if (head.slice(4, 8) === 'ftyp') return parseMp4
  return readAdtsFrame(source, start) ? parseAdts : undefined
}

// MP3 has no magic bytes: a file is MP3 if it is nothing else and its frames follow each other.
async function mp3Parser(source: ByteSource, span: Span): Promise<ParseContainer> {
  const headBytes = Math.min(MAX_HEAD_BYTES, span.end - span.start)
  const kind = await identifyFile(Buffer.from(source.read(span.start, headBytes)))
  if (kind) throw unsupportedKind(kind)
  if (hasMp3Frames(source, span)) return parseMp3
  const hasTags = span.end - span.start < source.size
  throw unsupportedFormat(
    hasTags
      ? 'This file has tags, but its audio format is unknown.'
      : 'The format of this file is unknown.',
  )
}

// Unreadable tags only cost a song its title. MPEG-4 cannot be played without them.
async function tryParseTags(
  path: string,
  { container }: AudioLayout,
): Promise<ParsedTags | undefined> {
  try {
    return await parseTags(path)
  } catch {
    if (container === 'MPEG-4') throw damaged('MPEG-4', 'its index cannot be read.')
    return undefined
  }
}

function hashAudio(source: ByteSource, { codec, payload }: AudioLayout) {
  const hash = createHash('sha256').update(codec)
  let bytes = 0
  for (const { start, end } of payload) {
    for (let at = start; at < end; at += HASH_CHUNK_BYTES) {
      hash.update(source.read(at, Math.min(HASH_CHUNK_BYTES, end - at)))
    }
    bytes += end - start
  }
  return { bytes, hash: hash.digest('hex') }
}
