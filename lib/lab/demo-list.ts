import { randomSource } from '@/lib/shuffle'
import { inventedArtist, inventedTitle } from './invented'
import type { LabTrack } from './lab-track'
import type { Shape } from './shape-names'
import { placesOf } from './shapes'

const FACTS_SEED = 11

/**
 * A list of 120 invented tracks in one of the shapes, with likes, ages, tempos and keys for the modes
 * that ask for them. The same every time.
 */
export function demoList(shape: Shape): LabTrack[] {
  const random = randomSource([FACTS_SEED])
  return placesOf(shape).map(({ artists, album }, track) => {
    const names = artists.map(inventedArtist)
    return {
      artists: names,
      album: `${names[0]} ${album}`,
      title: inventedTitle(track),
      by: names.join(', '),
      liked: random.int(5) === 0,
      age: random.int(3) === 0 ? Number.POSITIVE_INFINITY : random.int(600),
      bpm: 84 + random.int(60),
      camelot: `${1 + random.int(12)}${random.int(2) ? 'A' : 'B'}`,
      energy: random.unit(),
    }
  })
}
