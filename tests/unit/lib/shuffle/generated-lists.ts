import fc from 'fast-check'
import {
  buildTrackList,
  type Mode,
  type ShuffleTrack,
  shuffleSet,
  type TrackList,
  toPreviousSet,
} from '@/lib/shuffle'

/** The modes that keep the tracks of an artist apart. */
export const CLEAN_MODES: readonly Mode[] = ['balanced', 'fresh', 'favourites', 'flow']

/** The guaranteed distance of two plays of a track, as a share of the list. */
export const minDistanceShare = (mode: Mode) => (mode === 'fresh' ? 0.7 : 0.5)

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

/** Generates lists in which every track has one artist; half of them have a dominant artist. */
export const singleArtistTracks = (maxLength: number): fc.Arbitrary<ShuffleTrack[]> =>
  fc.oneof(
    fc.array(fc.record({ artists: fc.tuple(artist), ...details }), { maxLength }),
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
      { maxLength },
    ),
  )

/** Generates lists with featured artists and tracks without artists. */
export const featuredArtistTracks = (maxLength: number): fc.Arbitrary<ShuffleTrack[]> =>
  fc.array(fc.record({ artists: fc.array(artist, { maxLength: 3 }), ...details }), { maxLength })

/** Shuffles consecutive sets of one session. */
export function shuffleSets(
  tracks: ShuffleTrack[],
  { seed, mode, sets }: { seed: string; mode: Mode; sets: number },
): { list: TrackList; orders: Int32Array[] } {
  const list = buildTrackList(tracks)
  const orders: Int32Array[] = []
  for (let set = 0; set < sets; set++) {
    const before = orders.at(-1)
    const previous = before && toPreviousSet(before)
    orders.push(shuffleSet(list, { seed, set, mode, previous }))
  }
  return { list, orders }
}

/** Returns the integers from 0 to size - 1. */
export const everyIndex = (size: number) => Array.from({ length: size }, (_, index) => index)

export const sorted = (order: Iterable<number>) => [...order].sort((a, b) => a - b)
