import { randomSource } from '@/lib/shuffle'
import type { DemoShape } from './demo-shapes'

/** A track of a shape: the numbers of its artists, the main artist first, and of its album. */
export type ShapeTrack = { artists: number[]; album: number }

const TRACK_COUNT = 120
const SMALL_ARTISTS = 20
const FEATURES_SEED = 7

/** Returns the 120 tracks of a shape, grouped by artist and album. */
export function buildShape(shape: DemoShape): ShapeTrack[] {
  const even = (artists: number, albums: number) =>
    inBlocks(
      Array.from({ length: artists }, () => TRACK_COUNT / artists),
      albums,
    )
  switch (shape) {
    case 'zipf':
      return inBlocks(zipfSizes(TRACK_COUNT / 4), 3)
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
      return even(TRACK_COUNT, 1)
  }
}

/** Artist `i` has `sizes[i]` tracks, in at most `albums` albums. */
function inBlocks(sizes: readonly number[], albums: number): ShapeTrack[] {
  return sizes.flatMap((size, artist) =>
    Array.from({ length: size }, (_, track) => ({
      artists: [artist],
      album: artist * albums + Math.floor((track * albums) / size),
    })),
  )
}

function dominant(share: number): ShapeTrack[] {
  const large = Math.round(share * TRACK_COUNT)
  const rest = TRACK_COUNT - large
  const small = Array.from({ length: SMALL_ARTISTS }, (_, artist) =>
    Math.floor(((artist + 1) * rest) / SMALL_ARTISTS - Math.floor((artist * rest) / SMALL_ARTISTS)),
  )
  return inBlocks([large, ...small], 6)
}

/** The k-th artist has a share of 1/k (Zipf's law). */
function zipfSizes(artists: number): number[] {
  const shares = Array.from({ length: artists }, (_, artist) => 1 / (artist + 1))
  const total = shares.reduce((sum, share) => sum + share, 0)
  let cumulativeShare = 0
  let assigned = 0
  return shares.map((share) => {
    cumulativeShare += share / total
    const size = Math.round(cumulativeShare * TRACK_COUNT) - assigned
    assigned += size
    return size
  })
}

/** 60 % of the tracks have one to three featured artists. */
function features(): ShapeTrack[] {
  const random = randomSource([FEATURES_SEED, TRACK_COUNT])
  const artists = TRACK_COUNT / 8
  return Array.from({ length: TRACK_COUNT }, () => {
    const guests = random.unit() < 0.6 ? 1 + random.int(3) : 0
    const names = Array.from({ length: 1 + guests }, () => random.int(artists))
    return { artists: [...new Set(names)], album: names[0]! }
  }).sort((one, other) => one.artists[0]! - other.artists[0]!)
}
