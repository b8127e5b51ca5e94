import type { Song } from '@/lib/contract/song'

const MAX_GENRES = 20

/** Returns the genres of the songs, the most frequent first, at most 20. */
export function mostCommonGenres(songs: Pick<Song, 'genres'>[]): string[] {
  const counts = new Map<string, number>()
  for (const genre of songs.flatMap((song) => song.genres)) {
    counts.set(genre, (counts.get(genre) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MAX_GENRES)
    .map(([genre]) => genre)
}
