import type { Sort } from '../decode/decode'

/** What a file holds, by the container and the codec its probe found; undefined for what is not decoded. */
export function sortOf({
  container,
  codec,
}: {
  container: string
  codec: string
}): Sort | undefined {
  if (container === 'MPEG-4') return 'mp4'
  if (container === 'ADTS') return 'adts'
  if (container === 'WAV') return 'wav'
  if (container === 'FLAC' || codec === 'FLAC') return 'flac'
  if (container === 'MPEG') return 'mp3'
  if (codec === 'Opus') return 'opus'
  return codec === 'Vorbis' ? 'vorbis' : undefined
}
