import type { ParseContainer } from './audio-layout'
import { damaged, noAudio, UnsupportedAudioError, unsupportedFormat } from './unsupported-audio'
import { readWebmSegment, type WebmSegment, webmBlocks } from './webm-segment'
import type { WebmTrack } from './webm-tracks'

/** The first bytes of every file of EBML. */
export const EBML_MAGIC = '\x1a\x45\xdf\xa3'

const NANOSECONDS_PER_MS = 1_000_000
const OPUS_SAMPLE_RATE = 48_000
/** A declared duration further behind the last block is wrong. */
const MAX_LAST_BLOCK_MS = 1_000
/** The usual length of a packet. */
const PACKET_MS = 20

const CODECS: Record<string, { codec: string; mediaType: string }> = {
  A_OPUS: { codec: 'Opus', mediaType: 'audio/webm; codecs=opus' },
  A_VORBIS: { codec: 'Vorbis', mediaType: 'audio/webm; codecs=vorbis' },
}

/** Parses WebM with one track of Opus or Vorbis and no video, also as a browser records it. */
export const parseWebm: ParseContainer = (source, span) => {
  const segment = readWebmSegment(source, span)
  const track = audioTrackOf(segment)
  const { codec, mediaType } = CODECS[track.codecId] ?? unsupportedCodec(track)
  if (segment.audioBytes === 0) throw noAudio('WebM')
  return {
    container: 'WebM',
    codec,
    mediaType,
    durationMs: durationMsOf(segment),
    sampleRate: codec === 'Opus' ? OPUS_SAMPLE_RATE : track.sampleRate,
    channels: track.channels,
    // Read a second time instead of kept: an hour has 180,000 blocks.
    payload: webmBlocks(source, span, track.number),
    tagBytes: source.size - segment.audioBytes,
  }
}

/** @throws UnsupportedAudioError for video, and for Matroska that is not WebM */
function audioTrackOf({ docType, tracks }: WebmSegment): WebmTrack {
  const name = docType.startsWith('webm') ? 'WebM' : 'Matroska'
  if (tracks.some(({ type }) => type === 'video')) {
    throw new UnsupportedAudioError('not_audio', `This is a ${name} video, not audio.`)
  }
  if (name === 'Matroska') {
    throw unsupportedFormat(
      'This is a Matroska file. This format is not supported. Save it as WebM.',
    )
  }
  const audio = tracks.filter(({ type }) => type === 'audio')
  const [track] = audio
  if (!track) throw noAudio(name)
  if (audio.length > 1) {
    throw unsupportedFormat(
      `This is a WebM file with ${audio.length} audio tracks. Only one track is supported.`,
    )
  }
  if (track.isEncoded) {
    throw unsupportedFormat('This is a WebM file with encrypted audio, which is not supported.')
  }
  return track
}

function unsupportedCodec({ codecId }: WebmTrack): never {
  const name = codecId.replace(/^A_/, '').replace(/[^\w./-]/g, '')
  if (name === '') throw damaged('WebM', 'its codec is not specified.')
  throw unsupportedFormat(
    `This is a WebM file with ${name} audio. Only Opus and Vorbis are supported in WebM.`,
  )
}

function durationMsOf({ scale, declaredDuration, lastTimestamp }: WebmSegment): number {
  const declared = (declaredDuration * scale) / NANOSECONDS_PER_MS
  const last = (lastTimestamp * scale) / NANOSECONDS_PER_MS
  const isPlausible = declared >= last && declared <= last + MAX_LAST_BLOCK_MS
  return Math.round(isPlausible ? declared : last + PACKET_MS)
}
