import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildTrackList, MODES, shuffleSet } from '@/lib/shuffle'
import {
  everyIndex,
  featuredArtistTracks,
  shuffleSets,
  singleArtistTracks,
  sorted,
} from './generated-lists'

describe.each(MODES)('shuffleSet in mode %s', (mode) => {
  test('contains every track exactly once in each set', () => {
    fc.assert(
      fc.property(
        fc.oneof(singleArtistTracks(40), featuredArtistTracks(40)),
        fc.string(),
        (tracks, seed) => {
          const { orders } = shuffleSets(tracks, { seed, mode, sets: 3 })
          for (const order of orders) expect(sorted(order)).toEqual(everyIndex(tracks.length))
        },
      ),
      { numRuns: 150 },
    )
  })

  test('returns the same order for the same seed and another for another seed or set', () => {
    const list = buildTrackList(everyIndex(30).map((n) => ({ artists: [`artist ${n % 7}`] })))
    const order = shuffleSet(list, { seed: 'one', set: 4, mode })
    expect(shuffleSet(list, { seed: 'one', set: 4, mode })).toEqual(order)
    expect(shuffleSet(list, { seed: 'two', set: 4, mode })).not.toEqual(order)
    expect(shuffleSet(list, { seed: 'one', set: 5, mode })).not.toEqual(order)
  })
})

describe('shuffleSet at the limits of a list', () => {
  test.each([0, 1, 2])('shuffles a list of %i tracks', (size) => {
    for (const mode of MODES) {
      const { orders } = shuffleSets(
        everyIndex(size).map(() => ({ artists: ['one'] })),
        { seed: 's', mode, sets: 3 },
      )
      for (const order of orders) expect(sorted(order)).toEqual(everyIndex(size))
    }
  })

  test('gives each track without an artist an artist of its own', () => {
    const list = buildTrackList([{ artists: [] }, { artists: [] }, { artists: ['', ''] }])
    expect(list.artistCount).toEqual(Int32Array.of(1, 1, 1))
  })

  test('shuffles a list of more than 65,536 tracks completely', () => {
    const size = 65_540
    const tracks = everyIndex(size).map((n) => ({
      artists: [`artist ${n % 4000}`],
      album: `${n % 9}`,
    }))
    const { orders } = shuffleSets(tracks, { seed: 'large', mode: 'balanced', sets: 2 })
    for (const order of orders) expect(new Set(order).size).toBe(size)
  })

  test('keeps two entries of the same song far apart', () => {
    const tracks = everyIndex(60).map((n) => ({
      artists: [`artist ${n}`],
      song: n < 2 ? 'twice' : `song ${n}`,
    }))
    const apart = everyIndex(400).map((seed) => {
      const order = shuffleSet(buildTrackList(tracks), {
        seed: `${seed}`,
        set: 0,
        mode: 'balanced',
      })
      return Math.abs(order.indexOf(0) - order.indexOf(1))
    })
    const near = apart.filter((distance) => distance < 10).length / apart.length
    // In a uniformly random order it would be 31 %.
    expect(near).toBeLessThan(0.06)
  })
})
