import { describe, expect, test } from 'vitest'
import { chooseLocale } from '@/lib/i18n/choose-locale'
import { DEFAULT_LOCALE, isLocale, LOCALES } from '@/lib/i18n/locales'

const locale = (chosen?: string, accepted: string | null = null) =>
  chooseLocale({ chosen, accepted })

describe('the locale of a request', () => {
  test('is the one of the cookie', () => {
    for (const known of Object.keys(LOCALES)) expect(locale(known, 'xx')).toBe(known)
  })

  test.each(['', 'xx', '__proto__', 'toString', 'EN', '../en', 'e'.repeat(5_000)])(
    'is the default for the cookie %j',
    (chosen) => expect(locale(chosen)).toBe(DEFAULT_LOCALE),
  )

  test.each([
    ['en-GB,en;q=0.9', 'en'],
    ['en-US', 'en'],
    ['fr-CH, fr;q=0.9, *;q=0.5', DEFAULT_LOCALE],
    ['', DEFAULT_LOCALE],
    [';;;,,,q=', DEFAULT_LOCALE],
    ['en;q=0', DEFAULT_LOCALE],
  ])('is found for Accept-Language %j', (accepted, expected) => {
    expect(locale(undefined, accepted)).toBe(expected)
  })

  test('is found in linear time in a header of any length', () => {
    const seconds = (accepted: string) => {
      const start = performance.now()
      locale(undefined, accepted)
      return (performance.now() - start) / 1_000
    }
    for (const part of ['en-', 'a ', ',', 'x;q=0.1,', ' \t']) {
      expect(seconds(part.repeat(16_384 / part.length))).toBeLessThan(1)
    }
  })

  test('is one of the list', () => {
    expect(isLocale(DEFAULT_LOCALE)).toBe(true)
    expect(isLocale(undefined)).toBe(false)
  })
})
