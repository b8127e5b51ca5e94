import { createReadStream } from 'node:fs'
import { decodeByFfmpeg } from './ffmpeg'
import { decodeFlac } from './flac'
import { bounded } from './limits'
import { decodeMp3 } from './mp3'
import { decodeOpus, decodeVorbis } from './ogg'
import type { Decoder, Pcm } from './pcm'
import { decodeWav } from './wav'

/** What a file holds, as its probe found. */
export type Sort = 'mp3' | 'flac' | 'vorbis' | 'opus' | 'wav' | 'mp4' | 'adts'

/** `channels` as the probe counted them; MP3 does not tell mono from stereo without. */
type Wanted = {
  path: string
  sort: Sort
  channels?: number
  secondsMost: number
  signal: AbortSignal
}

/**
 * The sound of a file on this machine, piece by piece. Throws DecodeError where it holds none, is
 * longer than `secondsMost`, or has more channels than there are loudspeakers.
 */
export function decodeFile({
  path,
  sort,
  channels,
  secondsMost,
  signal,
}: Wanted): AsyncGenerator<Pcm> {
  const bytes = createReadStream(path, { signal })
  return bounded(decoderOf(sort, path, channels)(bytes, signal), secondsMost)
}

function decoderOf(sort: Sort, path: string, channels?: number): Decoder {
  if (sort === 'mp4') return decodeByFfmpeg(path, 'mov')
  if (sort === 'adts') return decodeByFfmpeg(path, 'aac')
  if (sort === 'mp3') return decodeMp3(channels)
  return decoders[sort]
}

const decoders: Record<Exclude<Sort, 'mp4' | 'adts' | 'mp3'>, Decoder> = {
  flac: decodeFlac,
  vorbis: decodeVorbis,
  opus: decodeOpus,
  wav: decodeWav,
}
