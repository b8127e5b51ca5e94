import { describe, expect, it } from 'vitest'
import { generateCases } from '@/bench/match/cases'
import { measure } from '@/bench/match/measure'
import { ours, oursIfSure } from '@/bench/match/ours'

describe('matching', () => {
  it.each(['one', 'two', 'three'])(
    'chooses rightly at least 98 times of 100, and finds at least 85 of 100 songs (seed %s)',
    (seed) => {
      const { precision, coverage } = measure(ours, generateCases(seed, 2_000))
      expect(precision).toBeGreaterThanOrEqual(0.98)
      expect(coverage).toBeGreaterThanOrEqual(0.85)
    },
  )

  it('is almost never wrong if it is sure', () => {
    const { precision, coverage } = measure(oursIfSure, generateCases('sure', 2_000))
    expect(precision).toBeGreaterThanOrEqual(0.995)
    expect(coverage).toBeGreaterThanOrEqual(0.85)
  })
})
