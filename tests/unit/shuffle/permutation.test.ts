import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildTrackList, shuffleSet } from '@/lib/shuffle'

const tracks = fc.array(
  fc.record({
    artists: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 3 }),
    album: fc.option(fc.constantFrom('x', 'y', 'z')),
  }),
  { maxLength: 60 },
)

describe('a set', () => {
  test('plays every track exactly once', () => {
    fc.assert(
      fc.property(tracks, fc.string(), fc.nat(9), (list, seed, set) => {
        const order = shuffleSet(buildTrackList(list), { seed, set, mode: 'balanced' })
        expect([...order].sort((a, b) => a - b)).toEqual(list.map((_, i) => i))
      }),
    )
  })
})
