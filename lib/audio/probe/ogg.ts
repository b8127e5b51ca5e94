import type { ParseContainer, Span } from './audio-layout'
import type { ByteSource } from './byte-source'
import { type OggStream, readOggStreams } from './ogg-streams'
import {
  damaged,
  formatDuration,
  noAudio,
  UnsupportedAudioError,
  unsupportedFormat,
} from './unsupported-audio'

/** Maximum share of the file that may follow the last page. */
const MAX_TRAILING_SHARE = 0.01

/** Parses Ogg page by page: Vorbis or Opus, in one stream or in several one after the other. */
export const parseOgg: ParseContainer = (source, span) => {
  const streams = new Map<number, OggStream>()
  let audioBytes = 0
  let end = span.start
  for (const { page, stream, isAudio } of readOggStreams(source, span, streams)) {
    end = page.body.end
    if (!isAudio) continue
    audioBytes += page.body.end - page.body.start
    if (page.granule >= 0n) stream.granule = Math.max(stream.granule, Number(page.granule))
  }
  const audio = [...streams.values()].filter(({ codec }) => codec.supported)
  const hasVideo = [...streams.values()].some(({ codec }) => codec.isVideo)
  const [first] = audio
  if (!first || hasVideo) throw rejectStreams([...streams.values()])
  if (audioBytes === 0) throw noAudio('Ogg')
  const seconds = secondsOf(audio)
  if (span.end - end > (span.end - span.start) * MAX_TRAILING_SHARE) {
    throw damaged('Ogg', `other data follows after ${formatDuration(seconds)}.`)
  }
  return {
    container: 'Ogg',
    codec: first.codec.name,
    mediaType: first.codec.supported === 'opus' ? 'audio/ogg; codecs=opus' : 'audio/ogg',
    durationMs: Math.round(seconds * 1_000),
    sampleRate: first.sampleRate,
    channels: first.channels,
    payload: audioBodies(source, span),
    tagBytes: source.size - audioBytes,
  }
}

// Read a second time instead of kept: a page may have 28 bytes, and a file millions of pages.
function* audioBodies(source: ByteSource, span: Span): Generator<Span> {
  for (const { page, isAudio } of readOggStreams(source, span, new Map())) {
    if (isAudio) yield page.body
  }
}

const secondsOf = (streams: OggStream[]) =>
  streams.reduce(
    (sum, { granule, preSkip, sampleRate }) => sum + Math.max(0, granule - preSkip) / sampleRate,
    0,
  )

function rejectStreams(streams: OggStream[]): UnsupportedAudioError {
  if (streams.length === 0) return damaged('Ogg', 'none of its pages can be read.')
  const video = streams.find(({ codec }) => codec.isVideo)
  if (video) {
    return new UnsupportedAudioError(
      'not_audio',
      `This is an Ogg file with ${video.codec.name} video, not audio.`,
    )
  }
  const [name] = streams.map(({ codec }) => codec.name).filter((name) => name !== 'Skeleton')
  if (name === undefined) return noAudio('Ogg')
  return unsupportedFormat(
    `This is an Ogg file with ${name}. Only Vorbis and Opus are supported in Ogg.`,
  )
}
