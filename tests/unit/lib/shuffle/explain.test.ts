import { describe, expect, test } from 'vitest'
import { SHAPES } from '@/bench/shuffle/shapes'
import {
  buildTrackList,
  explain,
  formatReason,
  MODES,
  shuffleSet,
  toPreviousSet,
} from '@/lib/shuffle'
import { everyIndex } from './generated-lists'

const listOrder = (size: number) => Int32Array.from(everyIndex(size))
const letters = (artists: string) =>
  buildTrackList([...artists].map((name) => ({ artists: [name] })))

describe('explain', () => {
  test('counts the tracks since the artist last played and uses its display name', () => {
    const reason = explain(letters('abcdefghijklma'), listOrder(14), 13, {
      mode: 'balanced',
      artistName: () => 'Nina Simone',
    })
    expect(reason).toEqual({ code: 'artist_gap', params: { artist: 'Nina Simone', tracks: 12 } })
  })

  test('counts across the boundary into the tracks handed out before the set', () => {
    const tail = Int32Array.of(0, 1, 2, 3)
    const previous = { position: new Int32Array(7).fill(-1), size: 0, tail }
    const context = { mode: 'balanced', previous } as const
    expect(explain(letters('abcdefa'), Int32Array.of(4, 6), 1, context)).toEqual({
      code: 'artist_gap',
      params: { artist: 'a', tracks: 4 },
    })
    expect(explain(letters('abcdefg'), Int32Array.of(4, 6), 1, context).code).toBe('chance')
  })

  test('returns only_way if the artist would clash later otherwise', () => {
    const list = letters('xyababa')
    expect(explain(list, listOrder(7), 2, { mode: 'balanced' })).toEqual({
      code: 'only_way',
      params: { artist: 'a', cause: 'separation' },
    })
    expect(explain(list, listOrder(7), 3, { mode: 'balanced' }).code).not.toBe('only_way')
  })

  test('does not return only_way for an artist whose tracks have mostly played', () => {
    const reason = explain(letters('aabadcef'), listOrder(8), 3, { mode: 'balanced' })
    expect(reason.code).toBe('chance')
  })

  test('returns only_way if the artist has more than half of the tracks left', () => {
    expect(explain(letters('aabaa'), listOrder(5), 0, { mode: 'balanced' })).toEqual({
      code: 'only_way',
      params: { artist: 'a', cause: 'majority' },
    })
  })

  test('distinguishes tracks that never played, played long ago and played recently', () => {
    const list = buildTrackList([
      { artists: ['a'], age: Number.POSITIVE_INFINITY },
      { artists: ['b'], age: 214 },
      { artists: ['c'], age: 2 },
    ])
    const reasons = everyIndex(3).map((at) => explain(list, listOrder(3), at, { mode: 'fresh' }))
    expect(reasons).toEqual([
      { code: 'first_time', params: {} },
      { code: 'not_heard_long', params: { count: 214, unit: 'plays' } },
      { code: 'chance', params: { mode: 'fresh' } },
    ])
  })

  test.each([
    [153, 5, 'months'],
    [62, 2, 'months'],
    [800, 2, 'years'],
  ])('converts %i days unheard to %i %s', (daysUnheard, count, unit) => {
    const reason = explain(letters('ab'), listOrder(2), 0, { mode: 'balanced', daysUnheard })
    expect(reason).toEqual({ code: 'not_heard_long', params: { count, unit } })
  })

  test('counts plays from the previous set if ages are unknown', () => {
    const list = letters('abcdefgh')
    const previous = { ...toPreviousSet(listOrder(8)), tail: new Int32Array(0) }
    const reason = explain(list, Int32Array.of(7, 6, 5, 4, 3, 2, 1, 0), 7, {
      mode: 'balanced',
      previous,
    })
    expect(reason.params).toEqual({ count: 15, unit: 'plays' })
  })

  test('returns the keys and tempos that fit in mode flow', () => {
    const list = buildTrackList([
      { artists: ['a'], camelot: '8A', bpm: 122 },
      { artists: ['b'], camelot: '9A', bpm: 124.2 },
      { artists: ['c'], camelot: '2B', bpm: 90 },
    ])
    expect(explain(list, listOrder(3), 1, { mode: 'flow' })).toEqual({
      code: 'fits',
      params: { fromKey: '8A', toKey: '9A', fromBpm: 122, toBpm: 124 },
    })
    expect(explain(list, listOrder(3), 2, { mode: 'flow' }).code).toBe('chance')
  })

  test('returns liked only in mode favourites', () => {
    const list = buildTrackList([{ artists: ['a'], liked: true }, { artists: ['b'] }])
    expect(explain(list, listOrder(2), 0, { mode: 'favourites' }).code).toBe('liked')
    expect(explain(list, listOrder(2), 0, { mode: 'balanced' }).code).toBe('chance')
  })

  test('returns chance for every position in mode random', () => {
    const list = letters('abcda')
    for (const at of everyIndex(5))
      expect(explain(list, listOrder(5), at, { mode: 'random' }).code).toBe('chance')
  })

  test.each(MODES)('has a text for every position in mode %s', (mode) => {
    const list = buildTrackList(SHAPES['many features'](120))
    const first = shuffleSet(list, { seed: 's', set: 0, mode })
    const previous = toPreviousSet(first)
    const order = shuffleSet(list, { seed: 's', set: 1, mode, previous })
    for (const at of everyIndex(120))
      expect(formatReason(explain(list, order, at, { mode, previous }))).toMatch(/\w+ \w+/)
  })
})

describe('formatReason', () => {
  test.each([
    [
      { code: 'artist_gap', params: { artist: 'Nina Simone', tracks: 12 } },
      '12 tracks since Nina Simone',
    ],
    [{ code: 'artist_gap', params: { artist: 'Björk', tracks: 1 } }, '1 track since Björk'],
    [
      { code: 'only_way', params: { artist: 'a', cause: 'separation' } },
      'the only way to keep two a songs apart',
    ],
    [
      { code: 'only_way', params: { artist: 'a', cause: 'majority' } },
      'more than half of what is left is by a',
    ],
    [{ code: 'first_time', params: {} }, 'for the first time'],
    [{ code: 'liked', params: {} }, 'one of those you like'],
    [{ code: 'not_heard_long', params: { count: 214, unit: 'plays' } }, 'last heard 214 plays ago'],
    [{ code: 'not_heard_long', params: { count: 1, unit: 'months' } }, 'not heard for 1 month'],
    [{ code: 'not_heard_long', params: { count: 2, unit: 'years' } }, 'not heard for 2 years'],
    [{ code: 'fits', params: { fromKey: '8A', toKey: '9A' } }, '8A to 9A'],
    [{ code: 'fits', params: { fromBpm: 122, toBpm: 124 } }, '122 to 124 bpm'],
    [
      { code: 'fits', params: { fromKey: '8A', toKey: '9A', fromBpm: 122, toBpm: 124 } },
      '8A to 9A, 122 to 124 bpm',
    ],
    [{ code: 'chance', params: { mode: 'random' } }, 'drawn by chance'],
  ] as const)('%j', (reason, text) => {
    expect(formatReason(reason)).toBe(text)
  })
})
