import { describe, expect, it } from 'vitest'
import { pieces } from '@/lib/demo-music/catalogue'
import { camelotOf } from '@/lib/demo-music/keys'
import { durationMsOf, frameCountOf } from '@/lib/demo-music/length'
import { wavByteLength } from '@/lib/demo-music/wav'

describe('the catalogue', () => {
  it('has 24 pieces by eight artists, with different numbers of pieces', () => {
    expect(pieces).toHaveLength(24)
    expect(new Set(pieces.map((piece) => piece.id)).size).toBe(24)
    const counts = Map.groupBy(pieces, (piece) => piece.artists[0])
    expect([...counts.values()].map((list) => list.length)).toEqual([6, 4, 3, 3, 2, 2, 2, 2])
    expect(new Set(pieces.map((piece) => piece.album)).size).toBe(9)
  })

  it.each(pieces.map((piece) => [piece.id, piece] as const))(
    '%s lasts 30 to 60 seconds and has less than 4 MB',
    (_, piece) => {
      expect(durationMsOf(piece)).toBeGreaterThan(30_000)
      expect(durationMsOf(piece)).toBeLessThan(60_000)
      expect(wavByteLength(frameCountOf(piece))).toBeLessThan(4_000_000)
      expect(piece.form).toMatch(/^[0-3]+$/)
    },
  )
})

describe('the Camelot wheel', () => {
  it.each([
    ['A minor', '8A'],
    ['C major', '8B'],
    ['E minor', '9A'],
    ['G major', '9B'],
    ['F# minor', '11A'],
    ['Db major', '3B'],
    ['Ab major', '4B'],
    ['B minor', '10A'],
    ['Eb major', '5B'],
    ['D minor', '7A'],
  ])('has %s at %s', (key, camelot) => {
    expect(camelotOf(key)).toBe(camelot)
  })

  it('rejects unknown keys', () => {
    expect(() => camelotOf('H minor')).toThrow(RangeError)
    expect(() => camelotOf('A dorian')).toThrow(RangeError)
  })
})
