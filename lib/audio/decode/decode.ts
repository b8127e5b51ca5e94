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

type Wanted = { path: string; sort: Sort; secondsMost: number; signal: AbortSignal }

/**
 * The sound of a file on this machine, piece by piece. Throws DecodeError where it holds none, is
 * longer than `secondsMost`, or has more channels than there are loudspeakers.
 */
export function decodeFile({ path, sort, secondsMost, signal }: Wanted): AsyncGenerator<Pcm> {
  const bytes = createReadStream(path, { signal })
  return bounded(decoderOf(sort, path)(bytes, signal), secondsMost)
}

function decoderOf(sort: Sort, path: string): Decoder {
  if (sort === 'mp4') return decodeByFfmpeg(path, 'mov')
  if (sort === 'adts') return decodeByFfmpeg(path, 'aac')
  return decoders[sort]
}

const decoders: Record<Exclude<Sort, 'mp4' | 'adts'>, Decoder> = {
  mp3: decodeMp3,
  flac: decodeFlac,
  vorbis: decodeVorbis,
  opus: decodeOpus,
  wav: decodeWav,
}
