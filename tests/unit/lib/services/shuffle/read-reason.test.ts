import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Reason } from '@/lib/contract/shuffle-reason'
import type { DeckSet } from '@/lib/services/shuffle/deck'
import { packReasons, toStoredReason } from '@/lib/services/shuffle/pack-reasons'
import { readReason } from '@/lib/services/shuffle/read-reason'
import type { ReasonFacts } from '@/lib/shuffle'

const setWith = (reasons: Uint8Array): DeckSet => ({
  set: 0,
  startTurn: 1,
  order: new Int32Array(0),
  reasons,
  returned: new Int32Array(0),
})

const pack = (value: unknown) => deflateRawSync(JSON.stringify(value))

const FACTS: ReasonFacts[] = [
  { code: 'artist_gap', params: { artist: 'Nina Simone', tracks: 12 } },
  { code: 'not_heard_long', params: { count: 5, unit: 'months' } },
  { code: 'first_time', params: {} },
  { code: 'only_way', params: { artist: 'Björk', cause: 'majority' } },
  { code: 'liked', params: {} },
  { code: 'fits', params: { fromKey: '8A', toKey: '9A' } },
  { code: 'chance', params: { mode: 'random' } },
]

describe('readReason', () => {
  test('returns code, params and text of every kind of reason', () => {
    const set = setWith(packReasons(FACTS.map(toStoredReason), 0))
    const reasons = FACTS.map((_, position) => readReason(set, position))
    expect(reasons.map(({ code, params }) => ({ code, params }))).toEqual(FACTS)
    expect(reasons.map(({ text }) => text)).toEqual([
      '12 tracks since Nina Simone',
      'not heard for 5 months',
      'for the first time',
      'more than half of what is left is by Björk',
      'one of those you like',
      '8A to 9A',
      'drawn by chance',
    ])
    for (const reason of reasons) expect(Reason.parse(reason)).toEqual(reason)
  })

  test('has no text for chance in modes other than random', () => {
    const set = setWith(packReasons([['chance', { mode: 'balanced' }]], 0))
    expect(readReason(set, 0)).toEqual({ code: 'chance', params: { mode: 'balanced' }, text: '' })
  })

  test('returns the text of a set of an earlier version, cut to 300 characters', () => {
    const set = setWith(
      pack([
        ['artist_gap', '7 tracks since Ada'],
        ['only_way', 'x'.repeat(400)],
        ['chance', ''],
      ]),
    )
    expect(readReason(set, 0)).toEqual({
      code: 'artist_gap',
      params: {},
      text: '7 tracks since Ada',
    })
    expect(readReason(set, 1).text).toHaveLength(300)
    expect(readReason(set, 2)).toEqual({ code: 'chance', params: {}, text: '' })
  })

  test.each([
    ['an unknown code', [['sung_backwards', {}]]],
    ['params of another code', [['artist_gap', { count: 3 }]]],
    ['no reason at the position', []],
  ])('falls back to chance without a text for %s', (_, stored) => {
    expect(readReason(setWith(pack(stored)), 0)).toEqual({ code: 'chance', params: {}, text: '' })
  })

  test('falls back to chance for a set without reasons', () => {
    expect(readReason(setWith(new Uint8Array(0)), 0).code).toBe('chance')
    expect(readReason(undefined, 0).code).toBe('chance')
  })
})
