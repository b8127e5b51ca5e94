import { describe, expect, test } from 'vitest'
import { advanceReasons } from '@/lib/services/shuffle/advance-reasons'
import { packReasons, readReasons, type StoredReason } from '@/lib/services/shuffle/pack-reasons'

const gap = (tracks: number): StoredReason => ['artist_gap', { artist: 'Ada', tracks }]
const fits: StoredReason = ['fits', { fromKey: '8A', toKey: '9A' }]
const first: StoredReason = ['first_time', {}]
const none: StoredReason = ['chance', '']

/** Moves the track at position 5 forward to position 2. */
const advance = (reasons: StoredReason[]) =>
  readReasons(advanceReasons(packReasons(reasons, 0), 5, 2), 0, reasons.length)

const others = (): StoredReason[] => Array.from({ length: 9 }, () => first)

describe('the reasons of a set after a track moved forward', () => {
  test('move with their tracks', () => {
    const reasons = others().with(5, ['liked', {}])
    expect(advance(reasons)).toEqual(others().with(2, ['liked', {}]))
  })

  test('count the tracks since an artist from the new place', () => {
    // The artist is at position -1, the last one of the set before.
    expect(advance(others().with(5, gap(5)))[2]).toEqual(gap(2))
    expect(advance(others().with(5, gap(4)))[2], 'less than two tracks').toEqual(none)
    expect(advance(others().with(5, gap(1)))[2], 'the artist was passed').toEqual(none)
  })

  test('do not count the moved track where it was', () => {
    expect(advance(others().with(8, gap(4)))[8], 'since position 3, now 4').toEqual(gap(3))
    expect(advance(others().with(6, gap(2)))[6], 'less than two tracks').toEqual(none)
    expect(advance(others().with(8, gap(7)))[8], 'it is still between').toEqual(gap(7))
  })

  test('are removed if they may no longer be true', () => {
    expect(advance(others().with(3, gap(3)))[4], 'the moved track is between').toEqual(none)
    expect(advance(others().with(8, gap(2)))[8], 'since the moved track').toEqual(none)
    expect(advance(others().with(6, fits))[6], 'the track before moved').toEqual(none)
    expect(advance(others().with(8, gap(1)))[8]).toEqual(gap(1))
    expect(advance(others().with(7, fits))[7]).toEqual(fits)
  })
})
