import { describe, expect, it } from 'vitest'
import { parseDuration, parseDurationIn } from '@/lib/importers/durations'

describe('a duration', () => {
  it.each([
    ...[
      '3:45',
      '03:45',
      '0:03:45',
      '00:03:45,000',
      '3:45.000',
      '3：45',
      '٣:٤٥',
      '(3:45)',
      '3:45 min',
    ],
    ...[
      '3m45s',
      '3m 45s',
      '3 min 45 sec',
      '3 mn 45 s',
      '3min45',
      `3'45"`,
      `3'45''`,
      '3′45″',
      '3’45”',
    ],
    ...[
      '3 minutes, 45 seconds',
      '3 minutes and 45 seconds',
      '3 Min. 45 Sek.',
      '3 Minuten 45 Sekunden',
    ],
    ...[
      '3 minuti 45 secondi',
      '3 minutos y 45 segundos',
      '3 мин. 45 сек.',
      '3 dk 45 sn',
      '3分45秒',
    ],
    ...['PT3M45S', 'P0DT0H3M45S', '3.45', '3.75 min', '3,75 min', '225', '225.0', '225,0', '225 s'],
    ...['225000', '225000 ms', '225 000', '225,000', ' 3:45 '],
  ])('of 225 seconds may be written as %s', (text) => {
    expect(parseDuration(text)).toBe(225_000)
  })

  it.each([
    ['1:03:45', 3_825_000],
    ['1h 3m 45s', 3_825_000],
    ['1h03', 3_780_000],
    ['4m 05s', 245_000],
    ['59.99', 59_990],
    ['0.5', 500],
  ])('is read from %s', (text, durationMs) => {
    expect(parseDuration(text)).toBe(durationMs)
  })

  it.each([
    ['minutes', '3.75', 225_000],
    ['minutes', '3,75', 225_000],
    ['minutes', '3.45', 207_000],
    ['minutes', '3:45', 225_000],
    ['minutes', '225000', 225_000],
    ['seconds', '12.34', 12_340],
    ['seconds', '3.45', 3_450],
    ['seconds', '14400', 14_400_000],
    ['seconds', '3m 45s', 225_000],
    ['seconds', '90000', 90_000],
  ] as const)('in %s is read from %s', (unit, text, durationMs) => {
    expect(parseDurationIn(unit, text)).toBe(durationMs)
  })

  it.each(['', '0', '-1', 'n/a', '--:--', 'abc', '3:4', 'min', "'", 'e'])(
    'is not in %j',
    (text) => {
      expect(parseDuration(text)).toBeNull()
    },
  )
})
