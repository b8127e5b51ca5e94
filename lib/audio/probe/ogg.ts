import type { ByteSource } from './byte-source'
import { clock, cutShort, damaged, Refusal, type Span, silent, type Walk } from './layout'

const HEAD_BYTES = 27
const FIRST = 2
const OPUS_RATE = 48_000
const MOST_STREAMS = 64

type Kind = { name: string; isVideo?: boolean; taken?: 'vorbis' | 'opus' }
type Stream = {
  kind: Kind
  sampleRate: number
  channels: number
  skip: number
  headersLeft: number
  granule: number
}
type Page = { flags: number; granule: bigint; serial: number; lacing: Buffer; body: Span }

// What the first packet of a stream begins with.
const KINDS: [string, Kind][] = [
  ['\x01vorbis', { name: 'Vorbis', taken: 'vorbis' }],
  ['OpusHead', { name: 'Opus', taken: 'opus' }],
  ['Speex   ', { name: 'Speex' }],
  ['\x7fFLAC', { name: 'FLAC' }],
  ['\x80theora', { name: 'Theora video', isVideo: true }],
  ['BBCD', { name: 'Dirac video', isVideo: true }],
  ['PCM     ', { name: 'PCM' }],
  ['fishead\0', { name: 'Skeleton' }],
]

/** Ogg, page by page: Vorbis or Opus, alone or one stream after the other. */
export const walkOgg: Walk = (source, span) => {
  const streams = new Map<number, Stream>()
  let audioBytes = 0
  let end = span.start
  for (const { page, stream, isAudio } of readPages(source, span, streams)) {
    end = page.body.end
    if (!isAudio) continue
    audioBytes += page.body.end - page.body.start
    if (page.granule >= 0n) stream.granule = Math.max(stream.granule, Number(page.granule))
  }
  const audio = [...streams.values()].filter((stream) => stream.kind.taken)
  const video = [...streams.values()].find((stream) => stream.kind.isVideo)
  const [first] = audio
  if (!first || video) throw refused([...streams.values()])
  if (audioBytes === 0) throw silent('Ogg')
  if (span.end - end > (span.end - span.start) / 100) {
    throw damaged('Ogg', `after ${clock(secondsOf(audio))} it goes on with something else.`)
  }
  const isOpus = first.kind.taken === 'opus'
  return {
    container: 'Ogg',
    codec: first.kind.name,
    mediaType: isOpus ? 'audio/ogg; codecs=opus' : 'audio/ogg',
    durationMs: Math.round(secondsOf(audio) * 1_000),
    sampleRate: first.sampleRate,
    channels: first.channels,
    payload: bodies(source, span),
    tagBytes: source.size - audioBytes,
  }
}

// Walked a second time rather than remembered: a page may be 28 bytes, and a file hold millions.
function* bodies(source: ByteSource, span: Span): Generator<Span> {
  for (const { page, isAudio } of readPages(source, span, new Map())) if (isAudio) yield page.body
}

/** Every page of a stream, and whether it holds sound: the tags lie in the packets before that. */
function* readPages(source: ByteSource, span: Span, streams: Map<number, Stream>) {
  for (const page of pages(source, span)) {
    if (page.flags & FIRST) streams.set(page.serial, begin(source, page))
    if (streams.size > MOST_STREAMS) throw damaged('Ogg', 'it has too many streams.')
    const stream = streams.get(page.serial)
    if (!stream) continue
    const isAudio = stream.kind.taken !== undefined && stream.headersLeft <= 0
    if (!isAudio) stream.headersLeft -= page.flags & FIRST ? 0 : packetsEnded(page.lacing)
    yield { page, stream, isAudio }
  }
}

const secondsOf = (streams: Stream[]) =>
  streams.reduce(
    (sum, { granule, skip, sampleRate }) => sum + Math.max(0, granule - skip) / sampleRate,
    0,
  )

function* pages(source: ByteSource, { start, end }: Span): Generator<Page> {
  let at = start
  while (at + HEAD_BYTES <= end && source.text(at, 4) === 'OggS') {
    const head = source.read(at, HEAD_BYTES)
    const count = head[26]!
    const page = {
      flags: head[5]!,
      granule: head.readBigInt64LE(6),
      serial: head.readUInt32LE(14),
    }
    const lacing = Buffer.from(source.read(at + HEAD_BYTES, count))
    const bodyAt = at + HEAD_BYTES + count
    const size = lacing.reduce((sum, value) => sum + value, 0)
    if (lacing.length < count || bodyAt + size > end) {
      throw cutShort('Ogg', 'it ends in the middle of a page.')
    }
    yield { ...page, lacing, body: { start: bodyAt, end: bodyAt + size } }
    at = bodyAt + size
  }
}

function begin(source: ByteSource, { body }: Page): Stream {
  const head = source.read(body.start, Math.min(64, body.end - body.start))
  const text = head.toString('latin1')
  const kind = KINDS.find(([magic]) => text.startsWith(magic))?.[1] ?? { name: 'an unknown codec' }
  const isOpus = kind.taken === 'opus'
  if (kind.taken && head.length < (isOpus ? 19 : 30)) throw damaged('Ogg', 'its head is too short.')
  const sampleRate = isOpus ? OPUS_RATE : kind.taken ? head.readUInt32LE(12) : 1
  if (sampleRate === 0) throw damaged('Ogg', 'its sample rate is zero.')
  return {
    kind,
    sampleRate,
    channels: kind.taken ? head[isOpus ? 9 : 11]! : 0,
    skip: isOpus ? head.readUInt16LE(10) : 0,
    headersLeft: (isOpus ? 2 : 3) - 1,
    granule: 0,
  }
}

const packetsEnded = (lacing: Buffer) => lacing.reduce((sum, size) => sum + (size < 255 ? 1 : 0), 0)

function refused(streams: Stream[]): Refusal {
  if (streams.length === 0) return damaged('Ogg', 'no page of it can be read.')
  const video = streams.find((stream) => stream.kind.isVideo)
  if (video) return new Refusal(`This is an Ogg file with ${video.kind.name} in it, not audio.`)
  const names = streams.map((stream) => stream.kind.name).filter((name) => name !== 'Skeleton')
  return new Refusal(
    `This is an Ogg file with ${names[0] ?? 'nothing'} in it; Vorbis and Opus are taken.`,
  )
}
