import type { Span } from './audio-layout'
import type { ByteSource } from './byte-source'
import { type OggPage, oggPages } from './ogg-pages'
import { damaged } from './unsupported-audio'

const OPUS_SAMPLE_RATE = 48_000
const MAX_STREAMS = 64
const MAX_HEADER_BYTES = 64

/** The codec that the first packet of a stream identifies. */
type Codec = { name: string; isVideo?: boolean; supported?: 'vorbis' | 'opus' }
export type OggStream = {
  codec: Codec
  sampleRate: number
  channels: number
  /** Samples to skip at the start. */
  preSkip: number
  /** Header packets that still precede the audio. */
  headersLeft: number
  /** The number of samples at the end of the last page. */
  granule: number
}

const CODECS: [magic: string, codec: Codec][] = [
  ['\x01vorbis', { name: 'Vorbis', supported: 'vorbis' }],
  ['OpusHead', { name: 'Opus', supported: 'opus' }],
  ['Speex   ', { name: 'Speex' }],
  ['\x7fFLAC', { name: 'FLAC' }],
  ['\x80theora', { name: 'Theora', isVideo: true }],
  ['BBCD', { name: 'Dirac', isVideo: true }],
  ['PCM     ', { name: 'PCM' }],
  ['fishead\0', { name: 'Skeleton' }],
]

/**
 * Yields the pages of all streams, which are added to `streams`. Pages before the first audio packet of
 * a stream contain its tags.
 * @throws UnsupportedAudioError
 */
export function* readOggStreams(
  source: ByteSource,
  span: Span,
  streams: Map<number, OggStream>,
): Generator<{ page: OggPage; stream: OggStream; isAudio: boolean }> {
  for (const page of oggPages(source, span)) {
    if (page.isFirst) streams.set(page.serial, openStream(source, page))
    if (streams.size > MAX_STREAMS) throw damaged('Ogg', 'it has too many streams.')
    const stream = streams.get(page.serial)
    if (!stream) continue
    const isAudio = stream.codec.supported !== undefined && stream.headersLeft <= 0
    if (!isAudio && !page.isFirst) stream.headersLeft -= page.endedPackets
    yield { page, stream, isAudio }
  }
}

function openStream(source: ByteSource, { body }: OggPage): OggStream {
  const header = source.read(body.start, Math.min(MAX_HEADER_BYTES, body.end - body.start))
  const text = header.toString('latin1')
  const codec = CODECS.find(([magic]) => text.startsWith(magic))?.[1] ?? {
    name: 'an unknown codec',
  }
  const stream = { codec, granule: 0 }
  if (codec.supported === 'opus') return { ...stream, ...readOpusHeader(header) }
  if (codec.supported === 'vorbis') return { ...stream, ...readVorbisHeader(header) }
  return { ...stream, sampleRate: 1, channels: 0, preSkip: 0, headersLeft: 2 }
}

// RFC 7845, section 5.1. One more header packet follows.
function readOpusHeader(header: Buffer) {
  if (header.length < 19) throw damaged('Ogg', 'its codec header is too short.')
  return {
    sampleRate: OPUS_SAMPLE_RATE,
    channels: header.readUInt8(9),
    preSkip: header.readUInt16LE(10),
    headersLeft: 1,
  }
}

// Vorbis I specification, section 4.2.2. Two more header packets follow.
function readVorbisHeader(header: Buffer) {
  if (header.length < 30) throw damaged('Ogg', 'its codec header is too short.')
  const sampleRate = header.readUInt32LE(12)
  if (sampleRate === 0) throw damaged('Ogg', 'its sample rate is zero.')
  return { sampleRate, channels: header.readUInt8(11), preSkip: 0, headersLeft: 2 }
}
