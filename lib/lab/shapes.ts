import { randomSource } from '@/lib/shuffle'
import type { Shape } from './shape-names'

/** A track of a shape: numbers of its artists, the main one first, and of its album. */
export type Place = { artists: number[]; album: number }

const SIZE = 120
const SMALL_ARTISTS = 20
const FEATURES_SEED = 7

/** The 120 places of a shape in list order: artist after artist, album after album. */
export function placesOf(shape: Shape): Place[] {
  const even = (artists: number, albums: number) =>
    inBlocks(
      Array.from({ length: artists }, () => SIZE / artists),
      albums,
    )
  switch (shape) {
    case 'zipf':
      return inBlocks(zipfSizes(SIZE / 4), 3)
    case 'ten-each':
      return even(12, 1)
    case 'dominant-40':
      return dominant(0.4)
    case 'dominant-60':
      return dominant(0.6)
    case 'two-artists':
      return even(2, 5)
    case 'four-artists':
      return even(4, 3)
    case 'many-features':
      return features()
    case 'distinct':
      return even(SIZE, 1)
  }
}

/** Artists with so many tracks each, in so many albums at most. */
function inBlocks(sizes: readonly number[], albums: number): Place[] {
  return sizes.flatMap((size, artist) =>
    Array.from({ length: size }, (_, track) => ({
      artists: [artist],
      album: artist * albums + Math.floor((track * albums) / size),
    })),
  )
}

function dominant(share: number): Place[] {
  const large = Math.round(share * SIZE)
  const rest = SIZE - large
  const small = Array.from({ length: SMALL_ARTISTS }, (_, artist) =>
    Math.floor(((artist + 1) * rest) / SMALL_ARTISTS - Math.floor((artist * rest) / SMALL_ARTISTS)),
  )
  return inBlocks([large, ...small], 6)
}

/** The k-th artist has a share of 1/k (Zipf's law). */
function zipfSizes(artists: number): number[] {
  const shares = Array.from({ length: artists }, (_, artist) => 1 / (artist + 1))
  const total = shares.reduce((sum, share) => sum + share, 0)
  let reached = 0
  let given = 0
  return shares.map((share) => {
    reached += share / total
    const size = Math.round(reached * SIZE) - given
    given += size
    return size
  })
}

/** Six tracks in ten have one to three guests. */
function features(): Place[] {
  const random = randomSource([FEATURES_SEED, SIZE])
  const artists = SIZE / 8
  return Array.from({ length: SIZE }, () => {
    const guests = random.unit() < 0.6 ? 1 + random.int(3) : 0
    const names = Array.from({ length: 1 + guests }, () => random.int(artists))
    return { artists: [...new Set(names)], album: names[0]! }
  }).sort((one, other) => one.artists[0]! - other.artists[0]!)
}
