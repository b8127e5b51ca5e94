import { parseAdts, readAdtsFrame } from './adts'
import type { AudioLayout, ParseContainer, Span } from './audio-layout'
import { type AudioProperties, resolveProperties } from './audio-properties'
import { ByteSource } from './byte-source'
import { parseFlac } from './flac'
import { withSyncsafeSizes } from './id3-sizes'
import { identifyFile, MAX_HEAD_BYTES, unsupportedKind } from './identify-file'
import { hasMp3Frames, parseMp3 } from './mp3'
import { parseMp4 } from './mp4'
import { parseOgg } from './ogg'
import { findAudioSpan } from './tag-bounds'
import { type ParsedTags, parseTags } from './tags'
import {
  damaged,
  formatByteCount,
  UnsupportedAudioError,
  type UnsupportedReason,
  unsupportedFormat,
} from './unsupported-audio'
import { parseWav } from './wav'
import { EBML_MAGIC, parseWebm } from './webm'

const MIN_BYTES = 16
const MAX_TAG_BYTES = 32 * 2 ** 20
/** Audio after a corrected tag, from which music-metadata detects the format. */
const HEAD_AUDIO_BYTES = 65_536

/** Why a file is not supported; `message` is written for its owner. */
export type Rejection = { reason: UnsupportedReason; message: string }

/** A parsed file; `parsed` is undefined if its tags cannot be read. */
export type ParsedAudio = {
  source: ByteSource
  layout: AudioLayout
  properties: AudioProperties
  parsed: ParsedTags | undefined
}

/**
 * Parses a file, and passes it to `use` while it is open. Its format is detected from its content,
 * never from its name.
 */
export async function parseAudio<Result>(
  path: string,
  use: (audio: ParsedAudio) => Result | Promise<Result>,
): Promise<{ file: Result } | { rejection: Rejection }> {
  const source = new ByteSource(path)
  try {
    return { file: await use(await parse(source, path)) }
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

async function parse(source: ByteSource, path: string): Promise<ParsedAudio> {
  if (source.size === 0) throw new UnsupportedAudioError('empty_file', 'This file is empty.')
  const span = findAudioSpan(source)
  if (span.end - span.start < MIN_BYTES) {
    throw new UnsupportedAudioError('no_audio', 'This file contains no audio.')
  }
  const parseContainer = parserFor(source, span) ?? (await mp3Parser(source, span))
  const layout = parseContainer(source, span)
  if (layout.tagBytes > MAX_TAG_BYTES) {
    throw new UnsupportedAudioError(
      'tags_too_large',
      `The tags of this file have ${formatByteCount(layout.tagBytes)}. The maximum is 32 MB.`,
    )
  }
  const parsed = await tryParseTags(path, { layout, head: correctedHead(source) })
  return { source, layout, properties: resolveProperties(layout, parsed), parsed }
}

/** The parser for a file that begins with the magic bytes of a container. */
function parserFor(source: ByteSource, { start }: Span): ParseContainer | undefined {
  const head = source.text(start, 12)
  if (head.startsWith('fLaC')) return parseFlac
  if (head.startsWith('OggS')) return parseOgg
  if (head.startsWith('RIFF') && head.endsWith('WAVE')) return parseWav
  if (head.slice(4, 8) === 'ftyp') return parseMp4
  if (head.startsWith(EBML_MAGIC)) return parseWebm
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

function correctedHead(source: ByteSource): Buffer | undefined {
  const tag = withSyncsafeSizes(source)
  return tag && Buffer.concat([tag, source.read(tag.length, HEAD_AUDIO_BYTES)])
}

type TagSource = { layout: AudioLayout; head: Buffer | undefined }

// Unreadable tags only cost a song its title. MPEG-4 cannot be played without them.
async function tryParseTags(
  path: string,
  { layout: { container }, head }: TagSource,
): Promise<ParsedTags | undefined> {
  try {
    return await parseTags(path, head)
  } catch {
    if (container === 'MPEG-4') throw damaged('MPEG-4', 'its index cannot be read.')
    return undefined
  }
}
