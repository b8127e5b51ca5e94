import type { Song } from '@/lib/contract/song'

/** Returns the number of a song on its album, such as `4`, or `2-4` with discs; `–` without a number. */
export function numberOnAlbum(
  { discNumber, trackNumber }: Pick<Song, 'discNumber' | 'trackNumber'>,
  hasDiscs: boolean,
): string {
  if (trackNumber === null) return '–'
  return hasDiscs ? `${discNumber ?? 1}-${trackNumber}` : String(trackNumber)
}
