import fc from 'fast-check'
import {
  buildTrackList,
  type Mode,
  type Previous,
  type ShuffleTrack,
  shuffleSet,
  type TrackList,
} from '@/lib/shuffle'

export const MODES: readonly Mode[] = [
  'balanced',
  'fresh',
  'favourites',
  'flow',
  'natural',
  'random',
]
/** The modes that promise to keep artists apart. */
export const CLEAN_MODES: readonly Mode[] = ['balanced', 'fresh', 'favourites', 'flow']

export const reachOf = (mode: Mode) => (mode === 'fresh' ? 0.7 : 0.5)

const artist = fc.integer({ min: 0, max: 8 }).map((n) => `artist ${n}`)
const album = fc.option(fc.integer({ min: 0, max: 6 }).map((n) => `album ${n}`))
const details = {
  album,
  song: fc.option(fc.constantFrom('one', 'two'), { nil: undefined, freq: 8 }),
  liked: fc.boolean(),
  skips: fc.double({ min: 0, max: 5, noNaN: true }),
  age: fc.oneof(fc.nat(400), fc.constant(Number.POSITIVE_INFINITY)),
  bpm: fc.double({ min: 60, max: 200, noNaN: true }),
  camelot: fc.constantFrom('8A', '9A', '8B', '1A', undefined),
  energy: fc.double({ min: 0, max: 1, noNaN: true }),
}

/** Lists in which every track has one artist, some with one who has a very large share. */
export const singles = (max: number): fc.Arbitrary<ShuffleTrack[]> =>
  fc.oneof(
    fc.array(fc.record({ artists: fc.tuple(artist), ...details }), { maxLength: max }),
    fc.array(
      fc.record({
        artists: fc.tuple(
          fc.oneof(
            { weight: 3, arbitrary: fc.constant('large') },
            { weight: 2, arbitrary: artist },
          ),
        ),
        ...details,
      }),
      { maxLength: max },
    ),
  )

/** Lists with featured artists, and tracks without any. */
export const featured = (max: number): fc.Arbitrary<ShuffleTrack[]> =>
  fc.array(fc.record({ artists: fc.array(artist, { maxLength: 3 }), ...details }), {
    maxLength: max,
  })

/** What the next set needs to know of this one. */
export function previousOf(list: TrackList, order: Int32Array): Previous {
  const position = new Int32Array(list.size).fill(-1)
  for (const [at, track] of order.entries()) position[track] = at
  return { position, size: order.length, tail: order.slice(-64) }
}

/** Some sets in a row, each after the one before. */
export function setsOf(
  tracks: ShuffleTrack[],
  { seed, mode, sets }: { seed: string; mode: Mode; sets: number },
): { list: TrackList; orders: Int32Array[] } {
  const list = buildTrackList(tracks)
  const orders: Int32Array[] = []
  for (let set = 0; set < sets; set++) {
    const before = orders.at(-1)
    const previous = before && previousOf(list, before)
    orders.push(shuffleSet(list, { seed, set, mode, previous }))
  }
  return { list, orders }
}

export const everyIndex = (size: number) => Array.from({ length: size }, (_, index) => index)

export const sorted = (order: Iterable<number>) => [...order].sort((a, b) => a - b)
