import { describe, expect, it } from 'vitest'
import { mergeOrders } from '@/lib/services/imports/merge-orders'
import { orderAfterUndo } from '@/lib/services/imports/undo-order'

const list = (text: string) => [...text]

describe('mergeOrders', () => {
  it.each([
    ['abc', 'abc', 'abc'],
    ['abc', 'axbyc', 'axbyc'],
    ['abc', 'xabcy', 'xabcy'],
    ['cba', 'axybc', 'cbaxy'],
    ['', 'xy', 'xy'],
    ['abc', '', 'abc'],
  ])('of %j and %j is %j', (main, other, merged) => {
    expect(mergeOrders(list(main), list(other), (item) => item).join('')).toBe(merged)
  })

  it('keeps items without a key where they are', () => {
    const keyOf = (item: string) => (item === '?' ? undefined : item)
    expect(mergeOrders(list('a?b'), list('axb'), keyOf).join('')).toBe('ax?b')
  })
})

describe('orderAfterUndo', () => {
  const order = (before: string, after: string, staying: string, restored = '') =>
    orderAfterUndo({
      before: list(before),
      after: list(after),
      staying: list(staying),
      restored: new Set(list(restored)),
    }).join('')

  it('is that before the import', () => {
    expect(order('abcd', 'dbX', 'db', 'ac')).toBe('abcd')
  })

  it('has later tracks behind those that they follow', () => {
    expect(order('abcd', 'dbX', 'dNb', 'ac')).toBe('abcdN')
  })

  it('is the order of the user, if they reordered the tracks since', () => {
    expect(order('abcd', 'abc', 'cab', 'd')).toBe('cdab')
  })

  it('leaves out tracks that the user removed since', () => {
    expect(order('abcd', 'abc', 'ac', 'd')).toBe('acd')
  })
})
