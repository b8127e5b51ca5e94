import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildTrackList, shuffleSet } from '@/lib/shuffle'
import { everyIndex, featured, MODES, setsOf, singles, sorted } from './lists'

describe.each(MODES)('a set in mode %s', (mode) => {
  test('plays every track exactly once, set after set', () => {
    fc.assert(
      fc.property(fc.oneof(singles(40), featured(40)), fc.string(), (tracks, seed) => {
        const { orders } = setsOf(tracks, { seed, mode, sets: 3 })
        for (const order of orders) expect(sorted(order)).toEqual(everyIndex(tracks.length))
      }),
      { numRuns: 150 },
    )
  })

  test('is the same for the same seed and another for another', () => {
    const list = buildTrackList(everyIndex(30).map((n) => ({ artists: [`artist ${n % 7}`] })))
    const order = shuffleSet(list, { seed: 'one', set: 4, mode })
    expect(shuffleSet(list, { seed: 'one', set: 4, mode })).toEqual(order)
    expect(shuffleSet(list, { seed: 'two', set: 4, mode })).not.toEqual(order)
    expect(shuffleSet(list, { seed: 'one', set: 5, mode })).not.toEqual(order)
  })
})

describe('the edges of what a list can be', () => {
  test.each([0, 1, 2])('a list of %i tracks is dealt', (size) => {
    for (const mode of MODES) {
      const { orders } = setsOf(
        everyIndex(size).map(() => ({ artists: ['one'] })),
        { seed: 's', mode, sets: 3 },
      )
      for (const order of orders) expect(sorted(order)).toEqual(everyIndex(size))
    }
  })

  test('tracks without any artist never meet one of their own', () => {
    const list = buildTrackList([{ artists: [] }, { artists: [] }, { artists: ['', ''] }])
    expect(list.artistCount).toEqual(Int32Array.of(1, 1, 1))
  })

  test('a list beyond 65,536 tracks is dealt whole', () => {
    const size = 65_540
    const tracks = everyIndex(size).map((n) => ({
      artists: [`artist ${n % 4000}`],
      album: `${n % 9}`,
    }))
    const { orders } = setsOf(tracks, { seed: 'large', mode: 'balanced', sets: 2 })
    for (const order of orders) expect(new Set(order).size).toBe(size)
  })

  test('a song that stands in a list twice is heard far apart', () => {
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
    // by plain chance it would be 31 of a hundred
    expect(near).toBeLessThan(0.06)
  })
})
