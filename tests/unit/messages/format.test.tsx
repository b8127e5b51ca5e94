import { expect, test } from 'vitest'
import { useFormat } from '@/components/messages/use-format'
import { formatDuration } from '@/components/ui/format-duration'
import { renderEnglish } from '@/tests/support/render'

type Formats = ReturnType<typeof useFormat>

function Formatted({ by }: { by: (formats: Formats) => string }) {
  return by(useFormat())
}

const formatted = (by: (formats: Formats) => string) => renderEnglish(<Formatted by={by} />)

const NOW_MS = Date.parse('2026-11-23T12:00:00Z')

test.each([
  ['2026-11-23T11:59:30Z', 'just now'],
  ['2026-11-23T11:58:00Z', '2 minutes ago'],
  ['2026-11-23T09:00:00Z', '3 hours ago'],
  ['2026-11-22T11:00:00Z', 'yesterday'],
  ['2026-11-24T13:00:00Z', 'tomorrow'],
  ['2026-01-02T23:59:00Z', '2 January 2026'],
])('%s is %s at noon of 23 November', (instant, text) => {
  expect(formatted(({ ago }) => ago(instant, NOW_MS))).toBe(text)
})

test('a date is the one in UTC, written out', () => {
  expect(formatted(({ date }) => date('2026-11-23T23:30:00Z'))).toBe('23 November 2026')
})

test('a time of day has two digits for the hour', () => {
  expect(formatted(({ timeOfDay }) => timeOfDay('2026-11-23T09:05:00Z'))).toMatch(/^\d\d:\d\d$/)
})

test('the end of a wait is a time of day, with the date if it is half a day away', () => {
  const shown = (instant: string) => formatted(({ until }) => until(instant, NOW_MS))
  expect(shown('2026-11-23T12:05:00Z')).toMatch(/^\d\d:05$/)
  expect(shown('2026-11-24T08:11:00Z')).toMatch(/^\d\d:11 on 24 November 2026$/)
})

test.each([
  [0, '0 min'],
  [42 * 60_000, '42 min'],
  [59.6 * 60_000, '1 h 0 min'],
  [(11 * 60 + 37) * 60_000, '11 h 37 min'],
  [1_200 * 3_600_000, '1,200 h 0 min'],
])('a length of %d ms is %s', (ms, text) => {
  expect(formatted(({ length }) => length(ms))).toBe(text)
})

test.each([
  [191_000, '3 minutes 11 seconds'],
  [61_000, '1 minute 1 second'],
  [9_900, '9 seconds'],
])('a length of %d ms is read out as %s', (ms, text) => {
  expect(formatted(({ spokenLength }) => spokenLength(ms))).toBe(text)
})

test.each([
  [191_000, '3:11'],
  [3_723_000, '1:02:03'],
  [null, '–'],
])('a clock shows %s ms as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})
