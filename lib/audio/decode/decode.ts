import { createReadStream } from 'node:fs'
import { enforceLimits } from './enforce-limits'
import { decodeWithFfmpeg } from './ffmpeg'
import { decodeFlac } from './flac'
import { createMp3Decoder } from './mp3'
import { decodeOpus, decodeVorbis } from './ogg'
import type { Decoder, Pcm } from './pcm'
import { decodeWav } from './wav'

/** The format of a probed file. */
export type AudioFormat = 'mp3' | 'flac' | 'vorbis' | 'opus' | 'wav' | 'mp4' | 'adts' | 'webm'

type DecodeRequest = {
  path: string
  format: AudioFormat
  /** As probed. The MP3 decoder needs it to tell mono from stereo. */
  channels?: number
  maxSeconds: number
  signal: AbortSignal
}

/**
 * Decodes a file on this machine block by block.
 * @throws DecodeError if the file contains no audio, is longer than `maxSeconds`, or has an unsupported
 *   number of channels or sample rate
 */
export function decodeFile({
  path,
  format,
  channels,
  maxSeconds,
  signal,
}: DecodeRequest): AsyncGenerator<Pcm> {
  const bytes = createReadStream(path, { signal })
  const decode = decoderFor(format, path, channels)
  return enforceLimits(decode(bytes, signal), maxSeconds)
}

function decoderFor(format: AudioFormat, path: string, channels?: number): Decoder {
  switch (format) {
    case 'mp4':
      return decodeWithFfmpeg(path, 'mov')
    case 'webm':
      return decodeWithFfmpeg(path, 'matroska')
    case 'adts':
      return decodeWithFfmpeg(path, 'aac')
    case 'mp3':
      return createMp3Decoder(channels)
    case 'flac':
      return decodeFlac
    case 'vorbis':
      return decodeVorbis
    case 'opus':
      return decodeOpus
    case 'wav':
      return decodeWav
  }
}
