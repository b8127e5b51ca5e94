import { describe, expect, test } from 'vitest'
import { SHAPES } from '@/bench/shuffle/shapes'
import {
  ALGORITHM_VERSION,
  buildTrackList,
  insertTracks,
  type Mode,
  removeTracks,
  seedFromText,
  shuffleSet,
} from '@/lib/shuffle'
import { everyIndex, shuffleSets } from './generated-lists'

/**
 * Orders that were handed out must stay reproducible. If one of these changes, raise
 * ALGORITHM_VERSION and pin new orders; never edit them without raising it.
 */
const ORDERS: Record<Mode, string> = {
  balanced: '9 4 7 5 8 15 13 0 14 12 10 11 1 3 6 2',
  fresh: '14 3 4 11 6 7 9 8 10 12 1 15 13 0 2 5',
  favourites: '3 4 15 12 11 8 1 14 9 6 7 10 13 0 2 5',
  flow: '11 10 8 7 6 5 4 3 2 1 0 13 14 15 12 9',
  natural: '9 4 7 5 8 15 13 0 14 12 10 11 1 3 6 2',
  random: '2 3 11 0 7 1 13 15 5 6 10 8 14 4 12 9',
}

const CHECKSUMS: Record<string, string> = {
  distinct: '2634034950 1534082531',
  'dominant 60 %': '233430554 2151144349',
  'dominant 40 %': '532274270 1741978502',
  Zipf: '1512603269 430331599',
  'two artists': '210503925 1592070614',
  'four artists with albums': '2464684490 807956012',
  'many features': '3780816151 3447532872',
  'ten each': '1536063634 2361104575',
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

describe('algorithm version 1', () => {
  test('is the version of these orders', () => {
    expect(ALGORITHM_VERSION).toBe(1)
  })

  test('derives the pinned seed from text', () => {
    expect(seedFromText('riffle')).toEqual([1910714878, 3175380233, 3065495142, 3421371069])
  })

  test.each(Object.entries(ORDERS))('returns the pinned second set in mode %s', (mode, order) => {
    const { orders } = shuffleSets(tracks, { seed: 'golden', mode: mode as Mode, sets: 2 })
    expect(orders[1]!.join(' ')).toBe(order)
  })

  test.each(Object.entries(SHAPES))(
    'returns the pinned orders of 300 tracks (%s)',
    (shape, make) => {
      const { orders } = shuffleSets(make(300), { seed: shape, mode: 'balanced', sets: 2 })
      expect(orders.map((order) => seedFromText(order.join())[0]).join(' ')).toBe(CHECKSUMS[shape])
    },
  )

  test('returns the pinned order after edits', () => {
    const list = buildTrackList(tracks)
    const order = shuffleSet(list, { seed: 'golden', set: 0, mode: 'balanced' })
    const shorter = removeTracks(list, order, 4, new Set([order[6]!, order[9]!]))
    const added = [order[6]!, order[9]!].map((index) => ({ index, id: `track ${index}` }))
    expect(insertTracks(list, shorter, 4, added, 'golden').join(' ')).toBe(
      '10 8 5 14 15 7 4 13 12 9 0 11 1 3 6 2',
    )
  })
})
