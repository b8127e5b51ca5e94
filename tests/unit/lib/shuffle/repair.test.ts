import { describe, expect, test } from 'vitest'
import { SHAPES } from '@/bench/shuffle/shapes'
import { buildTrackList, countClashes, lowerBound, randomSource, shuffleSet } from '@/lib/shuffle'
import { exactOrder } from '@/lib/shuffle/exact-order'
import { fisherYates } from '@/lib/shuffle/fisher-yates'
import { releaseOrder } from '@/lib/shuffle/release-order'
import { repair } from '@/lib/shuffle/repair'
import { scheduled } from '@/lib/shuffle/spread-order'
import { everyIndex, sorted } from './lists'

const list = buildTrackList(SHAPES['many features'](120))

/** Lists as a row of tracks, a letter an artist, for which eight tries are not enough. */
const HARD = ['ea bda ef fb d fc afb', 'd dc bca cba d c b da c', 'bd bc ec edc e c b e cd']
const hard = (row: string) =>
  buildTrackList(row.split(' ').map((artists) => ({ artists: [...artists] })))

describe('repair', () => {
  test('takes every clash out of a random order, losing nothing', () => {
    for (const seed of everyIndex(30)) {
      const order = fisherYates(120, randomSource([seed]))
      expect(countClashes(list, order)).toBeGreaterThan(5)
      expect(repair(list, order, { goal: 0 })).toBe(0)
      expect(countClashes(list, order)).toBe(0)
      expect(sorted(order)).toEqual(everyIndex(120))
    }
  })

  test.each(['swap', 'relocate', 'reverse'] as const)(
    'gets far with the move %s alone, and counts right',
    (move) => {
      const order = fisherYates(120, randomSource([3]))
      const before = countClashes(list, order)
      const left = repair(list, order, { goal: 0, moves: [move] })
      expect(left).toBe(countClashes(list, order))
      expect(left).toBeLessThan(before / 4)
      expect(sorted(order)).toEqual(everyIndex(120))
    },
  )

  test('lets no track come before its release', () => {
    const releases = Int32Array.from(everyIndex(120), (n) => Math.max(0, n - 40))
    for (const seed of everyIndex(30)) {
      const order = releaseOrder(releases, randomSource([seed]))
      repair(list, order, { goal: 0, releases, moves: seed % 2 ? ['relocate'] : undefined })
      for (const [position, track] of order.entries())
        expect(releases[track]).toBeLessThanOrEqual(position)
    }
  })

  test('touches nothing that was handed out', () => {
    const order = fisherYates(120, randomSource([4]))
    const before = order.slice(0, 50)
    repair(list, order, { goal: 0, from: 50 })
    expect(order.slice(0, 50)).toEqual(before)
    expect(countClashes(list, order.subarray(50), order[49])).toBe(0)
  })
})

describe('a list with featured artists', () => {
  test('is nearly clean before any repair', () => {
    const clashes = everyIndex(100).map((seed) => {
      const options = {
        mode: 'balanced',
        spacing: 'normal',
        history: { last: -1 },
        goal: 0,
      } as const
      return countClashes(list, scheduled(list, { ...options, random: randomSource([seed]) }))
    })
    expect(clashes.reduce((sum, count) => sum + count, 0) / 100).toBeLessThan(0.5)
  })

  test('is clean before any repair where a guest is on half of the tracks', () => {
    const half = buildTrackList(
      everyIndex(4000).map((n) => ({
        artists: n % 2 ? [`odd ${n % 101}`, 'guest'] : [`even ${n % 82}`],
      })),
    )
    const options = { mode: 'balanced', spacing: 'normal', history: { last: -1 }, goal: 0 } as const
    expect(countClashes(half, scheduled(half, { ...options, random: randomSource([1]) }))).toBe(0)
  })

  test.each(HARD)('is solved where tries do not do: %s', (row) => {
    const short = hard(row)
    expect(countClashes(short, shuffleSet(short, { seed: 'hard', set: 0, mode: 'balanced' }))).toBe(
      0,
    )
  })
})

describe('an exact order', () => {
  test('is any of the best ones, each equally likely', () => {
    const three = buildTrackList(['a', 'a', 'b', 'c'].map((name) => ({ artists: [name] })))
    const random = randomSource([1])
    const seen = new Map<string, number>()
    for (let k = 0; k < 12_000; k++) {
      const order = exactOrder(three, { random, last: -1 }).join()
      seen.set(order, (seen.get(order) ?? 0) + 1)
    }
    expect(seen.size).toBe(12)
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })

  test('respects releases and the track handed out before', () => {
    const releases = Int32Array.of(3, 0, 0, 1, 2, 0)
    const six = buildTrackList([...'aabbcc'].map((name) => ({ artists: [name] })))
    for (const seed of everyIndex(50)) {
      const order = exactOrder(six, { random: randomSource([seed]), releases, last: 1 })
      for (const [position, track] of order.entries())
        expect(releases[track]).toBeLessThanOrEqual(position)
      expect(countClashes(six, order, 1)).toBe(lowerBound(six, 1))
    }
  })
})
