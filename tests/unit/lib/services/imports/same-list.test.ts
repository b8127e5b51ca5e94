import { describe, expect, it } from 'vitest'
import { hasHalfInCommon, isAlmostEqual, isInDoubt } from '@/lib/services/imports/same-list'

describe('hasHalfInCommon', () => {
  it.each([
    [{ songs: 4, wanted: 4, common: 2 }, true],
    [{ songs: 4, wanted: 4, common: 1 }, false],
    [{ songs: 100, wanted: 3, common: 2 }, true],
    [{ songs: 100, wanted: 3, common: 1 }, false],
    [{ songs: 1, wanted: 1, common: 1 }, true],
    [{ songs: 1, wanted: 1, common: 0 }, false],
    [{ songs: 0, wanted: 5, common: 0 }, false],
  ])('of %j is %j', (compared, is) => {
    expect(hasHalfInCommon(compared)).toBe(is)
  })
})

describe('isAlmostEqual', () => {
  it.each([
    [{ songs: 30, wanted: 30, common: 20 }, true],
    [{ songs: 30, wanted: 30, common: 19 }, false],
    [{ songs: 10, wanted: 10, common: 5 }, true],
    [{ songs: 1754, wanted: 299, common: 299 }, false],
    [{ songs: 299, wanted: 1754, common: 299 }, false],
    [{ songs: 4, wanted: 9, common: 4 }, true],
    [{ songs: 4, wanted: 4, common: 1 }, false],
  ])('of %j is %j', (compared, is) => {
    expect(isAlmostEqual(compared)).toBe(is)
  })
})

describe('isInDoubt', () => {
  it.each([
    [{ songs: 20, wanted: 11, common: 10 }, true, false],
    [{ songs: 20, wanted: 11, common: 10 }, false, true],
    [{ songs: 4, wanted: 4, common: 2 }, true, true],
    [{ songs: 20, wanted: 20, common: 18 }, false, false],
    [{ songs: 4, wanted: 1, common: 1 }, false, true],
    [{ songs: 10, wanted: 40, common: 10 }, true, true],
  ])('of %j with the same name (%j) is %j', (compared, hasSameName, is) => {
    expect(isInDoubt(compared, hasSameName)).toBe(is)
  })
})
