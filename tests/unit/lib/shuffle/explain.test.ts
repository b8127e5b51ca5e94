import { describe, expect, test } from 'vitest'
import { SHAPES } from '@/bench/shuffle/shapes'
import { buildTrackList, explain, shuffleSet } from '@/lib/shuffle'
import { everyIndex, MODES, previousOf } from './lists'

const inOrder = (size: number) => Int32Array.from(everyIndex(size))
const plain = (artists: string) => buildTrackList([...artists].map((name) => ({ artists: [name] })))

describe('why this one now', () => {
  test('counts the tracks since the artist was last heard, by its name', () => {
    const list = plain('abcdefghijklma')
    const reason = explain(list, inOrder(14), 13, {
      mode: 'balanced',
      artistName: () => 'Nina Simone',
    })
    expect(reason).toEqual({ code: 'artist_gap', text: '12 tracks since Nina Simone' })
  })

  test('counts over the boundary into the tracks handed out before', () => {
    const list = plain('abcdefg')
    const previous = {
      position: new Int32Array(7).fill(-1),
      size: 0,
      tail: Int32Array.of(0, 1, 2, 3),
    }
    const both = plain('abcdefa')
    expect(explain(both, Int32Array.of(4, 6), 1, { mode: 'balanced', previous })).toEqual({
      code: 'artist_gap',
      text: '4 tracks since a',
    })
    expect(explain(list, Int32Array.of(4, 6), 1, { mode: 'balanced', previous }).code).toBe(
      'chance',
    )
  })

  test('says when there was no other way to keep an artist apart', () => {
    const list = plain('xyababa')
    expect(explain(list, inOrder(7), 2, { mode: 'balanced' })).toEqual({
      code: 'only_way',
      text: 'the only way to keep two a songs apart',
    })
    expect(explain(list, inOrder(7), 3, { mode: 'balanced' }).code).not.toBe('only_way')
  })

  test('does not call an artist pressing whose tracks are mostly played', () => {
    expect(explain(plain('aabadcef'), inOrder(8), 3, { mode: 'balanced' }).code).toBe('chance')
  })

  test('says when an artist has more than half of what is left', () => {
    const { code, text } = explain(plain('aabaa'), inOrder(5), 0, { mode: 'balanced' })
    expect({ code, text }).toEqual({
      code: 'only_way',
      text: 'more than half of what is left is by a',
    })
  })

  test('says that it is the first time, or how long ago the last was', () => {
    const list = buildTrackList([
      { artists: ['a'], age: Number.POSITIVE_INFINITY },
      { artists: ['b'], age: 214 },
      { artists: ['c'], age: 2 },
    ])
    const reasons = everyIndex(3).map((at) => explain(list, inOrder(3), at, { mode: 'fresh' }))
    expect(reasons).toEqual([
      { code: 'first_time', text: 'for the first time' },
      { code: 'not_heard_long', text: 'last heard 214 plays ago' },
      { code: 'chance', text: 'drawn by chance' },
    ])
  })

  test.each([
    [153, 'not heard for 5 months'],
    [62, 'not heard for 2 months'],
    [800, 'not heard for 2 years'],
  ])('says how long ago it was in months and years (%i days)', (daysUnheard, text) => {
    const reason = explain(plain('ab'), inOrder(2), 0, { mode: 'balanced', daysUnheard })
    expect(reason).toEqual({ code: 'not_heard_long', text })
  })

  test('counts turns from the last set where ages are unknown', () => {
    const list = plain('abcdefgh')
    const previous = { ...previousOf(list, inOrder(8)), tail: new Int32Array(0) }
    const reason = explain(list, Int32Array.of(7, 6, 5, 4, 3, 2, 1, 0), 7, {
      mode: 'balanced',
      previous,
    })
    expect(reason.text).toBe('last heard 15 plays ago')
  })

  test('names the keys and tempos that fit', () => {
    const list = buildTrackList([
      { artists: ['a'], camelot: '8A', bpm: 122 },
      { artists: ['b'], camelot: '9A', bpm: 124.2 },
      { artists: ['c'], camelot: '2B', bpm: 90 },
    ])
    expect(explain(list, inOrder(3), 1, { mode: 'flow' })).toEqual({
      code: 'fits',
      text: '8A to 9A, 122 to 124 bpm',
    })
    expect(explain(list, inOrder(3), 2, { mode: 'flow' }).code).toBe('chance')
  })

  test('says that a track is liked where likes decide', () => {
    const list = buildTrackList([{ artists: ['a'], liked: true }, { artists: ['b'] }])
    expect(explain(list, inOrder(2), 0, { mode: 'favourites' }).code).toBe('liked')
    expect(explain(list, inOrder(2), 0, { mode: 'balanced' }).code).toBe('chance')
  })

  test('pretends nothing about a plain random order', () => {
    const list = plain('abcda')
    for (const at of everyIndex(5))
      expect(explain(list, inOrder(5), at, { mode: 'random' }).code).toBe('chance')
  })

  test.each(MODES)('has words for every position in mode %s', (mode) => {
    const list = buildTrackList(SHAPES['many features'](120))
    const first = shuffleSet(list, { seed: 's', set: 0, mode })
    const previous = previousOf(list, first)
    const order = shuffleSet(list, { seed: 's', set: 1, mode, previous })
    for (const at of everyIndex(120))
      expect(explain(list, order, at, { mode, previous }).text).toMatch(/\w+ \w+/)
  })
})
