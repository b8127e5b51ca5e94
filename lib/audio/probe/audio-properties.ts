import type { AudioLayout } from './audio-layout'
import type { ParsedTags } from './tags'
import {
  damaged,
  formatDuration,
  noAudio,
  UnsupportedAudioError,
  unsupportedFormat,
} from './unsupported-audio'

const MAX_HOURS = 6
const MAX_CHANNELS = 8
const MIN_SAMPLE_RATE = 1_000
const MAX_SAMPLE_RATE = 384_000
const MAX_CODEC_NAME_LENGTH = 40
const ONLY_IN_MP4 = 'Only AAC, Opus and FLAC are supported in MPEG-4.'

/** The properties of a file's audio, within the supported bounds. */
export type AudioProperties = {
  container: string
  codec: string
  mediaType: string
  durationMs: number
  sampleRate: number
  channels: number
}

type NamedCodec = Pick<AudioProperties, 'codec' | 'mediaType'>

const MP4_CODECS: Record<string, NamedCodec> = {
  Opus: { codec: 'Opus', mediaType: 'audio/mp4; codecs=opus' },
  fLaC: { codec: 'FLAC', mediaType: 'audio/mp4; codecs=flac' },
}

/**
 * Combines what the container specifies with what music-metadata found.
 * @throws UnsupportedAudioError for values out of bounds, and for MPEG-4 without AAC, Opus and FLAC
 */
export function resolveProperties(
  layout: AudioLayout,
  parsed: ParsedTags | undefined,
): AudioProperties {
  const { container } = layout
  const { codec, mediaType } = (container === 'MPEG-4' && parsed && mp4Codec(parsed)) || layout
  const durationMs = layout.durationMs ?? parsed?.durationMs ?? 0
  const sampleRate = layout.sampleRate ?? parsed?.sampleRate ?? 0
  const channels = layout.channels ?? parsed?.channels ?? 0
  if (durationMs < 1) throw noAudio(container)
  if (durationMs > MAX_HOURS * 3_600_000) {
    throw new UnsupportedAudioError(
      'too_long',
      `This file declares a duration of ${formatDuration(durationMs / 1_000)}. The maximum is ${MAX_HOURS} hours.`,
    )
  }
  if (channels < 1 || channels > MAX_CHANNELS) {
    throw new UnsupportedAudioError(
      'too_many_channels',
      `This file has ${channels} channels. 1 to ${MAX_CHANNELS} are supported.`,
    )
  }
  if (sampleRate < MIN_SAMPLE_RATE || sampleRate > MAX_SAMPLE_RATE) {
    throw damaged(container, `its sample rate is ${sampleRate} Hz.`)
  }
  return { container, codec, mediaType, durationMs, sampleRate: Math.round(sampleRate), channels }
}

/** The codec of MPEG-4; undefined for AAC. */
function mp4Codec({ codec, trackCodecs, hasVideo }: ParsedTags): NamedCodec | undefined {
  if (hasVideo) {
    throw new UnsupportedAudioError('not_audio', 'This is an MPEG-4 video, not audio.')
  }
  const [trackCodec = ''] = trackCodecs
  const known = MP4_CODECS[trackCodec]
  if (known) return known
  if (codec && /AAC/i.test(codec)) return undefined
  if (!codec) {
    throw unsupportedFormat(`This is an MPEG-4 file with audio of an unknown codec. ${ONLY_IN_MP4}`)
  }
  const name = codec === 'ALAC' ? 'Apple Lossless (ALAC)' : codec.slice(0, MAX_CODEC_NAME_LENGTH)
  throw unsupportedFormat(`This is an MPEG-4 file with ${name} audio. ${ONLY_IN_MP4}`)
}
