import { expect, it } from 'vitest'
import { readRange } from '@/lib/http/byte-range'
import { fastestMs } from '@/tests/support/fastest-ms'

const SIZE = 1_000

it.each([
  ['bytes=0-499', { start: 0, end: 499 }],
  ['BYTES=0-0', { start: 0, end: 0 }],
  ['bytes=990-', { start: 990, end: 999 }],
  ['bytes=990-99999999999999999999', { start: 990, end: 999 }],
  ['bytes=-500', { start: 500, end: 999 }],
  ['bytes=-99999999999999999999', { start: 0, end: 999 }],
  ['bytes= 1-2 \t', { start: 1, end: 2 }],
  ['bytes=,1-2,', { start: 1, end: 2 }],
  ['bytes=0-1,2000-', { start: 0, end: 1 }],
])('%s is one range', (header, range) => {
  expect(readRange(header, SIZE)).toEqual(range)
})

it.each(['bytes=1000-', 'bytes=5000-6000', 'bytes=-0', 'bytes=99999999999999999999-'])(
  '%s cannot be satisfied',
  (header) => {
    expect(readRange(header, SIZE)).toBe('unsatisfiable')
  },
)

it.each([
  null,
  undefined,
  '',
  'bytes',
  'bytes=',
  'bytes=-',
  'bytes=9-2',
  'bytes=0-1,4-5',
  'bytes=0-1,x',
  'bytes=a-b',
  'bytes=1.5-2',
  'bytes=+1-2',
  'bytes=1-2-3',
  'bytes = 0-1',
  'seconds=0-5',
])('%s is ignored', (header) => {
  expect(readRange(header, SIZE)).toBeUndefined()
})

it('has no range in an empty file', () => {
  expect(readRange('bytes=0-', 0)).toBe('unsatisfiable')
  expect(readRange('bytes=-5', 0)).toBeUndefined()
})

// Quadratic time would take seconds.
it.each([' ', ',', '-', '9', '1-2,', 'x,'])('64 kB of %j take little time to read', (part) => {
  const header = `bytes=${part.repeat(65_536 / part.length)}x`
  expect(fastestMs(() => readRange(header, SIZE))).toBeLessThan(200)
})
