import { describe, expect, test } from 'vitest'
import { classifyGaps } from '@/lib/lab/evenness'
import { countAvoidableClashes, findClashes, gapVariation } from '@/lib/lab/measures'
import { returnDistances } from '@/lib/lab/return-distances'
import { buildTrackList } from '@/lib/shuffle'
import { inOrder, letterList } from './letter-list'

describe('clashes', () => {
  test('are the positions of tracks that share an artist with the previous track', () => {
    const list = letterList('aabbbc')
    expect(findClashes(list, inOrder(list))).toEqual([1, 3, 4])
  })

  test('include featured artists', () => {
    const list = buildTrackList([
      { artists: ['a', 'guest'] },
      { artists: ['b'] },
      { artists: ['c', 'guest'] },
      { artists: ['guest'] },
    ])
    expect(findClashes(list, inOrder(list))).toEqual([3])
  })

  test('are avoidable only above the lower bound of the list', () => {
    const forced = letterList('aaaab')
    expect(findClashes(forced, inOrder(forced))).toHaveLength(3)
    expect(countAvoidableClashes(forced, inOrder(forced))).toBe(1)
    expect(countAvoidableClashes(forced, Int32Array.of(0, 1, 4, 2, 3))).toBe(0)
  })
})

describe('the variation of gaps', () => {
  test('is 0 if every artist returns at a fixed interval', () => {
    const list = letterList('abcabcabc')
    expect(gapVariation(list, inOrder(list))).toBe(0)
  })

  test('is the standard deviation of the gaps over the even gap', () => {
    const list = letterList('aaxyza')
    // Gaps 1 and 4: their standard deviation is 1.5, the even gap 6 / 3.
    expect(gapVariation(list, inOrder(list))).toBeCloseTo(0.75)
  })

  test('is undefined if no artist has three tracks', () => {
    const list = letterList('aabbcd')
    expect(gapVariation(list, inOrder(list))).toBeUndefined()
  })

  test('is classified as regular, even or clumped', () => {
    expect([0.07, 0.2099, 0.21, 0.35, 0.36].map(classifyGaps)).toEqual([
      'regular',
      'regular',
      'even',
      'even',
      'clumped',
    ])
  })
})

test('a return distance is the number of turns between two plays of a track', () => {
  const first = Int32Array.of(2, 0, 1)
  const second = Int32Array.of(1, 2, 0)
  // By track: 0 plays at turns 1 and 5, 1 at 2 and 3, 2 at 0 and 4.
  expect([...returnDistances(first, second)]).toEqual([4, 1, 4])
})
