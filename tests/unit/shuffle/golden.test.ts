import { describe, expect, test } from 'vitest'
import { SHAPES } from '@/bench/shuffle/shapes'
import {
  ALGORITHM_VERSION,
  buildTrackList,
  insertTracks,
  type Mode,
  removeTracks,
  seedOf,
  shuffleSet,
} from '@/lib/shuffle'
import { everyIndex, setsOf } from './lists'

/**
 * Orders that were handed out must come out again for ever. Where one of these changes, raise
 * ALGORITHM_VERSION and pin new ones; never edit them alone.
 */
const ORDERS: Record<Mode, string> = {
  balanced: '12 3 4 14 11 1 0 2 5 6 15 8 10 7 9 13',
  fresh: '15 12 11 1 8 9 2 4 5 14 0 13 10 7 6 3',
  favourites: '9 12 5 3 14 0 1 8 15 4 7 6 11 10 13 2',
  flow: '4 5 6 7 8 9 10 11 12 13 14 15 2 3 1 0',
  natural: '12 3 4 14 11 1 0 2 5 6 15 8 10 7 9 13',
  random: '11 4 13 14 5 7 3 15 10 1 12 8 2 6 0 9',
}

const CHECKSUMS: Record<string, string> = {
  distinct: '897708109 2347029739',
  'dominant 60 %': '544841600 3112094716',
  'dominant 40 %': '1168890640 3065430163',
  Zipf: '3215762977 1334291974',
  'two artists': '1165600619 2618576638',
  'four artists with albums': '193121629 2750211937',
  'many features': '2009964652 435022426',
  'ten each': '2978600441 1059177745',
}

const tracks = everyIndex(16).map((n) => ({
  artists: n % 5 ? [`artist ${n % 6}`] : [`artist ${n % 6}`, 'guest'],
  album: `album ${n % 4}`,
  liked: n % 3 === 0,
  skips: n % 4,
  age: n % 2 ? n * 10 : undefined,
  camelot: `${1 + (n % 12)}A`,
  bpm: 100 + n,
  energy: n / 16,
}))

describe('version 1', () => {
  test('is the version these orders are of', () => {
    expect(ALGORITHM_VERSION).toBe(1)
  })

  test('seeds from text as it always did', () => {
    expect(seedOf('riffle')).toEqual([625256242, 56273446, 2541911724, 3608600641])
  })

  test.each(Object.entries(ORDERS))(
    'deals a second set in mode %s as it always did',
    (mode, order) => {
      const { orders } = setsOf(tracks, { seed: 'golden', mode: mode as Mode, sets: 2 })
      expect(orders[1]!.join(' ')).toBe(order)
    },
  )

  test.each(Object.entries(SHAPES))('deals 300 tracks as it always did (%s)', (shape, make) => {
    const { orders } = setsOf(make(300), { seed: shape, mode: 'balanced', sets: 2 })
    expect(orders.map((order) => seedOf(order.join())[0]).join(' ')).toBe(CHECKSUMS[shape])
  })

  test('edits as it always did', () => {
    const list = buildTrackList(tracks)
    const order = shuffleSet(list, { seed: 'golden', set: 0, mode: 'balanced' })
    const shorter = removeTracks(list, order, 4, new Set([order[6]!, order[9]!]))
    const added = [order[6]!, order[9]!].map((index) => ({ index, id: `track ${index}` }))
    expect(insertTracks(list, shorter, 4, added, 'golden').join(' ')).toBe(
      '4 13 12 3 10 14 5 1 0 11 6 15 2 9 8 7',
    )
  })
})
