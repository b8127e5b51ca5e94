import { randomSource } from '@/lib/shuffle'
import type { DemoShape } from './demo-shapes'
import { fictionalArtist, fictionalTitle } from './fictional-names'
import type { LabTrack } from './lab-list'
import { buildShape } from './shape-tracks'

const ATTRIBUTES_SEED = 11

/**
 * Builds a list of 120 fictional tracks in a shape, with the likes, ages, tempos and keys that the
 * modes use. Every call returns the same list.
 */
export function buildDemoList(shape: DemoShape): LabTrack[] {
  const random = randomSource([ATTRIBUTES_SEED])
  return buildShape(shape).map(({ artists, album }, track) => {
    const names = artists.map(fictionalArtist)
    return {
      artists: names,
      album: `${names[0]} ${album}`,
      title: fictionalTitle(track),
      artistNames: names.join(', '),
      liked: random.int(5) === 0,
      age: random.int(3) === 0 ? Number.POSITIVE_INFINITY : random.int(600),
      bpm: 84 + random.int(60),
      camelot: `${1 + random.int(12)}${random.int(2) ? 'A' : 'B'}`,
      energy: random.unit(),
    }
  })
}
