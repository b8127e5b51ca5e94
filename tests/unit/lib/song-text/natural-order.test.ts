import fc from 'fast-check'
import { expect, it } from 'vitest'
import { naturalOrder } from '@/lib/song-text/natural-order'

const bytewise = (one: string, other: string) =>
  Buffer.compare(Buffer.from(naturalOrder(one)), Buffer.from(naturalOrder(other)))

it('orders numbers by their value', () => {
  const titles = ['track 10', 'track 2', 'track 1', 'symphony 9', 'symphony 10 part 2']
  expect(titles.toSorted(bytewise)).toEqual([
    'symphony 9',
    'symphony 10 part 2',
    'track 1',
    'track 2',
    'track 10',
  ])
})

it('orders any two numbers of up to ten digits as numbers are', () => {
  const number = fc.integer({ min: 0, max: 9_999_999_999 })
  fc.assert(
    fc.property(number, number, (one, other) => {
      expect(Math.sign(bytewise(`no ${one} x`, `no ${other} x`))).toBe(Math.sign(one - other))
    }),
  )
})

it('keeps longer runs of digits, and everything else, as they are', () => {
  expect(naturalOrder('12345678901 b')).toBe('12345678901 b')
  expect(naturalOrder('no number')).toBe('no number')
})
