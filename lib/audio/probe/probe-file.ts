import { createHash } from 'node:crypto'
import { readAdts, walkAdts } from './adts'
import { ByteSource } from './byte-source'
import { type Cover, makeCover } from './cover'
import { walkFlac } from './flac'
import { foundInstead, LOOKED_AT } from './found-instead'
import {
  bytesInWords,
  clock,
  damaged,
  type Layout,
  Refusal,
  type Span,
  silent,
  type Walk,
} from './layout'
import { looksLikeMp3, walkMp3 } from './mp3'
import { walkMp4 } from './mp4'
import { walkOgg } from './ogg'
import { withoutTags } from './tag-borders'
import { noTags, type Parsed, parseTags, type RawTags } from './tags'
import { walkWav } from './wav'

const HOURS_MOST = 6
const CHANNELS_MOST = 8
const RATE_MOST = 384_000
const TAG_BYTES_MOST = 32 * 2 ** 20
/** A number was to be read where the file had ended. */
const ENDS_EARLY = 'This file is damaged: it ends where more should follow.'
const HASHED_AT_ONCE = 262_144

/** A file that is taken: what it is, its tags, and its cover where it has a good one. */
export type Probed = {
  container: string
  codec: string
  mediaType: string
  bytes: number
  durationMs: number
  sampleRate: number
  channels: number
  /** Bits a second, on average. */
  bitrate: number
  /** SHA-256 of the audio without its tags, as hex. */
  audioHash: string
  tags: RawTags
  cover: Cover | null
}

export type Verdict = { file: Probed } | { refusal: string }

/** Looks through a whole file: decides by its content, never by its name, whether it is taken. */
export async function probeFile(path: string): Promise<Verdict> {
  const source = new ByteSource(path)
  try {
    return { file: await inspect(source, path) }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.message }
    if (error instanceof RangeError) return { refusal: ENDS_EARLY }
    throw error
  } finally {
    source.close()
  }
}

async function inspect(source: ByteSource, path: string): Promise<Probed> {
  if (source.size === 0) throw new Refusal('This file is empty.')
  const span = withoutTags(source)
  if (span.end - span.start < 16) throw new Refusal('There is no audio in this file.')
  const walk = walkFor(source, span) ?? (await walkForTheRest(source, span))
  const layout = walk(source, span)
  if (layout.tagBytes > TAG_BYTES_MOST) {
    throw new Refusal(
      `The tags of this file take ${bytesInWords(layout.tagBytes)}; 32 MB are taken.`,
    )
  }
  const parsed = await parse(path, layout)
  const facts = factsOf(layout, parsed)
  const picture = parsed?.picture && (await makeCover(parsed.picture))
  const { bytes: audioBytes, hash: audioHash } = digest(source, layout)
  return {
    ...facts,
    bytes: source.size,
    bitrate: Math.round((audioBytes * 8_000) / facts.durationMs),
    audioHash,
    tags: parsed?.tags ?? noTags,
    cover: picture && 'cover' in picture ? picture.cover : null,
  }
}

function walkFor(source: ByteSource, { start }: Span): Walk | undefined {
  const head = source.text(start, 12)
  if (head.startsWith('fLaC')) return walkFlac
  if (head.startsWith('OggS')) return walkOgg
  if (head.startsWith('RIFF') && head.endsWith('WAVE')) return walkWav
  if (head.slice(4, 8) === 'ftyp') return walkMp4
  if (readAdts(source, start)) return walkAdts
  return undefined
}

// MP3 has no mark of its own: a file is one when nothing else claims it and its frames agree.
async function walkForTheRest(source: ByteSource, span: Span): Promise<Walk> {
  const head = Buffer.from(source.read(span.start, Math.min(LOOKED_AT, span.end - span.start)))
  const found = await foundInstead(head)
  if (found) throw new Refusal(`This is ${found}.`)
  if (looksLikeMp3(source, span)) return walkMp3
  const hasTags = span.end - span.start < source.size
  throw new Refusal(
    hasTags
      ? 'There are tags in this file, and no audio that is known here.'
      : 'This is no audio file of a kind that is known here.',
  )
}

// Tags that cannot be read cost a song its title; only MPEG-4 is nothing without them.
async function parse(path: string, { container }: Layout): Promise<Parsed | undefined> {
  try {
    return await parseTags(path)
  } catch {
    if (container === 'MPEG-4') throw damaged('MPEG-4', 'the index of its sound cannot be read.')
    return undefined
  }
}

function factsOf(layout: Layout, parsed: Parsed | undefined) {
  const isMp4 = layout.container === 'MPEG-4'
  if (isMp4 && parsed) assertAac(parsed)
  const durationMs = layout.durationMs ?? parsed?.durationMs ?? 0
  const sampleRate = layout.sampleRate ?? parsed?.sampleRate ?? 0
  const channels = layout.channels ?? parsed?.channels ?? 0
  const { container, codec, mediaType } = layout
  if (durationMs < 1) throw silent(container)
  if (durationMs > HOURS_MOST * 3_600_000) {
    throw new Refusal(
      `This file says it plays for ${clock(durationMs / 1_000)}; up to ${HOURS_MOST} hours are taken.`,
    )
  }
  if (channels < 1 || channels > CHANNELS_MOST) {
    throw new Refusal(`This file has ${channels} channels; 1 to ${CHANNELS_MOST} are taken.`)
  }
  if (sampleRate < 1_000 || sampleRate > RATE_MOST) {
    throw damaged(container, `its sample rate is ${sampleRate}.`)
  }
  return { container, codec, mediaType, durationMs, sampleRate: Math.round(sampleRate), channels }
}

function assertAac({ codec, hasVideo }: Parsed): void {
  if (hasVideo) throw new Refusal('This is an MPEG-4 video, not audio.')
  if (!codec) throw damaged('MPEG-4', 'it does not say what its sound is made of.')
  if (/AAC/i.test(codec)) return
  const name = codec === 'ALAC' ? 'Apple Lossless (ALAC)' : codec.slice(0, 40)
  throw new Refusal(`This is an MPEG-4 file with ${name} audio in it; AAC is taken.`)
}

function digest(source: ByteSource, { codec, payload }: Layout) {
  const hash = createHash('sha256').update(codec)
  let bytes = 0
  for (const { start, end } of payload) {
    for (let at = start; at < end; at += HASHED_AT_ONCE) {
      hash.update(source.read(at, Math.min(HASHED_AT_ONCE, end - at)))
    }
    bytes += end - start
  }
  return { bytes, hash: hash.digest('hex') }
}
