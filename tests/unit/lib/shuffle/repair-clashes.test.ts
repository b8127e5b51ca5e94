import { describe, expect, test } from 'vitest'
import { SHAPES } from '@/bench/shuffle/shapes'
import {
  buildTrackList,
  clashLowerBound,
  countClashes,
  randomSource,
  shuffleSet,
} from '@/lib/shuffle'
import { drawExactOrder } from '@/lib/shuffle/exact-order'
import { fisherYates } from '@/lib/shuffle/fisher-yates'
import { drawReleaseOrder } from '@/lib/shuffle/release-order'
import { repairClashes } from '@/lib/shuffle/repair-clashes'
import { buildSchedule } from '@/lib/shuffle/spread-order'
import { everyIndex, sorted } from './generated-lists'

const list = buildTrackList(SHAPES['many features'](120))

/** Lists that eight attempts do not solve: one word per track, one letter per artist. */
const HARD = ['ea bda ef fb d fc afb', 'd dc bca cba d c b da c', 'bd bc ec edc e c b e cd']
const hard = (row: string) =>
  buildTrackList(row.split(' ').map((artists) => ({ artists: [...artists] })))

describe('repairClashes', () => {
  test('removes every clash from a random order and keeps every track', () => {
    for (const seed of everyIndex(30)) {
      const order = fisherYates(120, randomSource([seed]))
      expect(countClashes(list, order)).toBeGreaterThan(5)
      expect(repairClashes(list, order, { goal: 0 })).toBe(0)
      expect(countClashes(list, order)).toBe(0)
      expect(sorted(order)).toEqual(everyIndex(120))
    }
  })

  test.each(['swap', 'relocate', 'reverse'] as const)(
    'removes most clashes with the move %s alone and returns the number left',
    (move) => {
      const order = fisherYates(120, randomSource([3]))
      const before = countClashes(list, order)
      const left = repairClashes(list, order, { goal: 0, moves: [move] })
      expect(left).toBe(countClashes(list, order))
      expect(left).toBeLessThan(before / 4)
      expect(sorted(order)).toEqual(everyIndex(120))
    },
  )

  test('moves no track before its release', () => {
    const releases = Int32Array.from(everyIndex(120), (n) => Math.max(0, n - 40))
    for (const seed of everyIndex(30)) {
      const order = drawReleaseOrder(releases, randomSource([seed]))
      repairClashes(list, order, { goal: 0, releases, moves: seed % 2 ? ['relocate'] : undefined })
      for (const [position, track] of order.entries())
        expect(releases[track]).toBeLessThanOrEqual(position)
    }
  })

  test('does not change positions before `from`', () => {
    const order = fisherYates(120, randomSource([4]))
    const before = order.slice(0, 50)
    repairClashes(list, order, { goal: 0, from: 50 })
    expect(order.slice(0, 50)).toEqual(before)
    expect(countClashes(list, order.subarray(50), order[49])).toBe(0)
  })
})

describe('an order of a list with featured artists', () => {
  test('has fewer than 0.5 clashes on average before repair', () => {
    const clashes = everyIndex(100).map((seed) => {
      const options = {
        mode: 'balanced',
        spacing: 'normal',
        history: { last: -1 },
        goal: 0,
      } as const
      return countClashes(list, buildSchedule(list, { ...options, random: randomSource([seed]) }))
    })
    expect(clashes.reduce((sum, count) => sum + count, 0) / 100).toBeLessThan(0.5)
  })

  test('has no clash before repair if a guest is on half of the tracks', () => {
    const half = buildTrackList(
      everyIndex(4000).map((n) => ({
        artists: n % 2 ? [`odd ${n % 101}`, 'guest'] : [`even ${n % 82}`],
      })),
    )
    const options = { mode: 'balanced', spacing: 'normal', history: { last: -1 }, goal: 0 } as const
    expect(countClashes(half, buildSchedule(half, { ...options, random: randomSource([1]) }))).toBe(
      0,
    )
  })

  test.each(HARD)('is solved exactly if no attempt succeeds: %s', (row) => {
    const short = hard(row)
    expect(countClashes(short, shuffleSet(short, { seed: 'hard', set: 0, mode: 'balanced' }))).toBe(
      0,
    )
  })
})

describe('drawExactOrder', () => {
  test('draws each optimal order with the same probability', () => {
    const three = buildTrackList(['a', 'a', 'b', 'c'].map((name) => ({ artists: [name] })))
    const random = randomSource([1])
    const seen = new Map<string, number>()
    for (let k = 0; k < 12_000; k++) {
      const order = drawExactOrder(three, { random, last: -1 }).join()
      seen.set(order, (seen.get(order) ?? 0) + 1)
    }
    expect(seen.size).toBe(12)
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })

  test('respects releases and the track handed out before the order', () => {
    const releases = Int32Array.of(3, 0, 0, 1, 2, 0)
    const six = buildTrackList([...'aabbcc'].map((name) => ({ artists: [name] })))
    for (const seed of everyIndex(50)) {
      const order = drawExactOrder(six, { random: randomSource([seed]), releases, last: 1 })
      for (const [position, track] of order.entries())
        expect(releases[track]).toBeLessThanOrEqual(position)
      expect(countClashes(six, order, 1)).toBe(clashLowerBound(six, 1))
    }
  })
})
