import { expect, it } from 'vitest'
import { findPartNumber } from '@/lib/matching/versions'

it.each([
  ['song pt ii', '2'],
  ['song part two', '2'],
  ['song vol 02', '2'],
  ['song vol 10', '10'],
  ['song act xii', 'xii'],
  ['song', null],
])('finds the number of the part in "%s"', (name, number) => {
  expect(findPartNumber(name.split(' '))).toBe(number)
})
