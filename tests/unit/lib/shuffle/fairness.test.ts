import { describe, expect, test } from 'vitest'
import { positionFairness, successorEntropy } from '@/bench/shuffle/metrics/fairness'
import { gapVariation } from '@/bench/shuffle/metrics/gaps'
import { overdueGuessRate } from '@/bench/shuffle/metrics/overdue-guess'
import { SHAPES } from '@/bench/shuffle/shapes'
import {
  buildTrackList,
  randomSource,
  type Spacing,
  shuffleSet,
  type TrackList,
} from '@/lib/shuffle'
import { fisherYates } from '@/lib/shuffle/fisher-yates'
import { drawReleaseOrder } from '@/lib/shuffle/release-order'
import { everyIndex, shuffleSets } from './generated-lists'

const firstSets = (list: TrackList, count: number, spacing?: Spacing) =>
  everyIndex(count).map((seed) =>
    shuffleSet(list, { seed: `${seed}`, set: 0, mode: 'balanced', spacing }),
  )

const shapes = Object.entries(SHAPES)

describe('positions', () => {
  test.each(shapes)('are equally likely for every track (%s)', (_, make) => {
    const fairness = positionFairness(firstSets(buildTrackList(make(60)), 2000))
    expect(fairness).toBeGreaterThan(0.8)
    expect(fairness).toBeLessThan(1.25)
  })

  test('stay equally likely in later sets', () => {
    const tracks = SHAPES.Zipf(60)
    const thirds = everyIndex(2000).map(
      (seed) => shuffleSets(tracks, { seed: `${seed}`, mode: 'balanced', sets: 3 }).orders[2]!,
    )
    expect(positionFairness(thirds)).toBeLessThan(1.4)
  })
})

describe('drawReleaseOrder', () => {
  const cases = [
    [0, 0, 0],
    [0, 1, 1],
    [0, 0, 1, 2],
    [0, 0, 0, 0],
    [0, 1, 0, 2, 3],
    [0, 0, 1, 1, 2],
  ]

  test.each(cases.map((releases) => [releases.join(' '), releases] as const))(
    'draws all allowed orders with the same probability (releases %s)',
    (_, releases) => {
      const random = randomSource([releases.length, 5])
      const seen = new Map<string, number>()
      const draws = 20_000
      for (let k = 0; k < draws; k++) {
        const order = drawReleaseOrder(Int32Array.from(releases), random).join()
        seen.set(order, (seen.get(order) ?? 0) + 1)
      }
      const allowed = permutations(everyIndex(releases.length)).filter((order) =>
        order.every((track, position) => releases[track]! <= position),
      )
      expect(seen.size).toBe(allowed.length)
      expectUniform([...seen.values()], draws)
    },
  )

  test('fisherYates draws every permutation of five with the same probability', () => {
    const random = randomSource([1])
    const seen = new Map<string, number>()
    for (let k = 0; k < 60_000; k++) {
      const order = fisherYates(5, random).join()
      seen.set(order, (seen.get(order) ?? 0) + 1)
    }
    expect(seen.size).toBe(120)
    expectUniform([...seen.values()], 60_000)
  })
})

describe('the successor of a track', () => {
  test('has the entropy of a free choice among all orders without a clash', () => {
    // Ten artists with three tracks each: any of 27 tracks may follow, each equally likely.
    const list = buildTrackList(everyIndex(30).map((n) => ({ artists: [`${n % 10}`] })))
    const free = Math.log2(27) / Math.log2(29)
    expect(Math.abs(successorEntropy(firstSets(list, 4000)) - free)).toBeLessThan(0.01)
  })

  test.each([
    ['AAABBC', 10],
    ['AABBCC', 30],
    ['AAABBBCC', 74],
    ['AAAABBCD', 54],
  ])('takes every pattern of %s without a clash: all %i', (pattern, clean) => {
    const list = buildTrackList([...pattern].map((artist) => ({ artists: [artist] })))
    const patterns = new Set(
      firstSets(list, 8000).map((order) => Array.from(order, (track) => pattern[track]).join('')),
    )
    expect(patterns.size).toBe(clean)
  })
})

describe('a list with a Zipf distribution of artists', () => {
  const list = buildTrackList(SHAPES.Zipf(120))
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

  test('is spread evenly but unpredictably', () => {
    const orders = firstSets(list, 300)
    expect(mean(orders.map((order) => gapVariation(list, order)))).toBeLessThanOrEqual(0.35)
    expect(mean(orders.map((order) => overdueGuessRate(list, order)))).toBeLessThanOrEqual(0.3)
  })

  test('is spread wider with spacing far and closer with spacing close', () => {
    const variation = (spacing: Spacing) =>
      mean(firstSets(list, 100, spacing).map((order) => gapVariation(list, order)))
    expect(variation('far')).toBeLessThan(variation('normal') - 0.05)
    expect(variation('close')).toBeGreaterThan(variation('normal') + 0.05)
  })

  test('keeps the albums of an artist apart', () => {
    const albums = buildTrackList(SHAPES['four artists with albums'](120))
    const orders = firstSets(albums, 50)
    const meetings = orders.flatMap((order) =>
      [...order].filter(
        (track, at) => at > 0 && albums.album[track] === albums.album[order[at - 1]!],
      ),
    )
    expect(meetings).toEqual([])
    expect(mean(orders.map((order) => sameAlbumInARow(albums, order)))).toBeLessThan(0.12)
  })
})

/** The share of plays from the album their artist last played from; 0.31 in a random order. */
function sameAlbumInARow(list: TrackList, order: Int32Array): number {
  const last = new Map<number, number>()
  let same = 0
  for (const track of order) {
    if (last.get(list.primary[track]!) === list.album[track]) same++
    last.set(list.primary[track]!, list.album[track]!)
  }
  return same / order.length
}

function expectUniform(counts: number[], draws: number): void {
  const expected = draws / counts.length
  const chiSquared = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  const freedom = counts.length - 1
  expect(chiSquared).toBeLessThan(freedom + 4 * Math.sqrt(2 * freedom))
}

function permutations(items: number[]): number[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  )
}
