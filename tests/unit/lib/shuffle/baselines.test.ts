import { describe, expect, test } from 'vitest'
import { SHAPES } from '@/bench/shuffle/shapes'
import { buildTrackList, clashLowerBound, countClashes, randomSource } from '@/lib/shuffle'
import { balancedMerge } from '@/lib/shuffle/baselines/balanced-merge'
import { fewerRepeats } from '@/lib/shuffle/baselines/fewer-repeats'
import { greedyHeap } from '@/lib/shuffle/baselines/greedy-heap'
import { mergeShuffle } from '@/lib/shuffle/baselines/merge-shuffle'
import { plainSpread } from '@/lib/shuffle/baselines/plain-spread'
import { spotifySpread } from '@/lib/shuffle/baselines/spotify-spread'
import { everyIndex, sorted } from './generated-lists'

const baselines = { spotifySpread, plainSpread, balancedMerge, mergeShuffle, greedyHeap }

describe.each(Object.entries(baselines))('the baseline %s', (_, shuffle) => {
  test('contains every track exactly once', () => {
    for (const make of Object.values(SHAPES))
      for (const size of [0, 1, 2, 3, 10, 60]) {
        const list = buildTrackList(make(size))
        for (const seed of everyIndex(5))
          expect(sorted(shuffle(list, randomSource([seed])))).toEqual(everyIndex(list.size))
      }
  })
})

test.each([
  ['mergeShuffle', mergeShuffle],
  ['greedyHeap', greedyHeap],
])('%s reaches the lower bound of clashes if every track has one artist', (_, shuffle) => {
  for (const make of [SHAPES['dominant 60 %'], SHAPES.Zipf, SHAPES['two artists']]) {
    const list = buildTrackList(make(120))
    for (const seed of everyIndex(20))
      expect(countClashes(list, shuffle(list, randomSource([seed])))).toBe(clashLowerBound(list))
  }
})

test('fewerRepeats prefers tracks of long ago at the beginning of the order', () => {
  const list = buildTrackList(SHAPES.distinct(40))
  const previousPosition = Int32Array.from(everyIndex(40))
  let firstHalf = 0
  for (const seed of everyIndex(200)) {
    const order = fewerRepeats(list, randomSource([seed]), { tries: 100, previousPosition })
    firstHalf += order.slice(0, 10).filter((track) => track < 20).length / 10 / 200
  }
  expect(firstHalf).toBeGreaterThan(0.6)
})
