import type { AudioFormat } from '../decode/decode'

type ProbedFormat = { container: string; codec: string }

/** Returns the format to decode a probed file as. Undefined if there is no decoder. */
export function audioFormatOf({ container, codec }: ProbedFormat): AudioFormat | undefined {
  if (container === 'MPEG-4') return 'mp4'
  if (container === 'WebM') return 'webm'
  if (container === 'ADTS') return 'adts'
  if (container === 'WAV') return 'wav'
  if (container === 'FLAC' || codec === 'FLAC') return 'flac'
  if (container === 'MPEG') return 'mp3'
  if (codec === 'Opus') return 'opus'
  return codec === 'Vorbis' ? 'vorbis' : undefined
}
