import { expect, it } from 'vitest'
import { lines, text } from '@/lib/contract/text-fields'

const field = text(1, 200)
const isAccepted = (value: string) => field.safeParse(value).success

it.each([
  ['Fog\nbank', 'a line break'],
  ['Fog\tbank', 'a tab'],
  ['Fog\u2028bank', 'a line separator'],
  ['\u202Ecba.exe', 'a right-to-left override'],
  ['a\u202Ab', 'an embedding'],
  ['a\u2067b', 'an isolate without an end'],
  ['a\u2069\u2067b', 'an end before its isolate'],
  ['\u200B\u200D', 'nothing but zero-width characters'],
  ['\u3164', 'a filler'],
  ['\u0301', 'a mark without a letter'],
  ['\uD800', 'half a character'],
  [' ', 'a space'],
])('%j is rejected: %s', (value) => {
  expect(isAccepted(value)).toBe(false)
})

it.each([
  'Fog bank',
  '\u2067שלום\u2069 Fog',
  'می\u200Cخواهم',
  '👩\u200D🎤',
  'a\u200Eb',
  '!!!',
  '÷',
  'e\u0301',
])('%j is accepted', (value) => {
  expect(isAccepted(value)).toBe(true)
})

it('a text is trimmed and normalised', () => {
  expect(field.parse('  Cafe\u0301 ')).toBe('Café')
})

it('lines may contain line breaks, and nothing', () => {
  const description = lines(0, 200)
  expect(description.parse('Fog\nbank')).toBe('Fog\nbank')
  expect(description.parse('')).toBe('')
  expect(description.safeParse('a\u202Eb').success).toBe(false)
})
