import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { english } from '@/lib/i18n/english'
import { LOCALES } from '@/lib/i18n/locales'
import { catalogues } from '@/lib/i18n/messages'
import { PROBLEM_CODES } from '@/lib/problem-codes'
import { flatten, needsOf, pluralForms } from '@/tests/support/messages/icu'

const namespacesOnDisk = (locale: string) =>
  readdirSync(`messages/${locale}`)
    .map((file) => file.replace('.json', ''))
    .sort()

describe('the catalogues', () => {
  test('are those of the list of locales', () => {
    expect(readdirSync('messages').sort()).toEqual(Object.keys(LOCALES).sort())
  })

  test.each(Object.entries(catalogues))('%s merges every file of its folder', (locale, all) => {
    expect(Object.keys(all).sort()).toEqual(namespacesOnDisk(locale))
  })

  test.each(Object.entries(catalogues))(
    '%s has the messages of English, with the same values',
    (_, all) => {
      const needed = (tree: typeof english) =>
        flatten(tree).map(({ key, text }) => [
          key,
          [...new Set(needsOf(text).map(({ name }) => name))].sort(),
        ])
      expect(needed(all)).toEqual(needed(english))
    },
  )

  test('of problems has codes of the API alone, and the one for an unreachable server', () => {
    const codes = new Set([...Object.keys(PROBLEM_CODES), 'unreachable'])
    expect(Object.keys(english.problems).filter((code) => !codes.has(code))).toEqual([])
  })
})

const messages = Object.entries(catalogues).flatMap(([locale, all]) =>
  flatten(all).map((message) => ({
    locale,
    tag: LOCALES[locale as keyof typeof LOCALES].tag,
    ...message,
  })),
)

const failing = (isWrong: (message: (typeof messages)[number]) => boolean) =>
  messages.filter(isWrong).map(({ locale, key, text }) => `${locale} ${key}: ${text}`)

describe('a message', () => {
  test('is valid ICU syntax', () => {
    expect(failing(({ text }) => needsOf(text) === undefined)).toEqual([])
  })

  test('distinguishes the plural forms that its language has, "other" among them', () => {
    const unfit = ({ tag, text }: { tag: string; text: string }) => {
      const forms = pluralForms(text)
      const known = new Intl.PluralRules(tag).resolvedOptions().pluralCategories
      return forms.some((form) => !known.includes(form as Intl.LDMLPluralRule))
    }
    expect(failing(unfit)).toEqual([])
  })

  test('formats counts as numbers and instants as dates', () => {
    const isCount = (name: string) => /^(count|total|min|max)$|Count$/.test(name)
    const isInstant = (name: string) => /^(at|date|time)$|At$/.test(name)
    const unfit = ({ text }: { text: string }) =>
      needsOf(text).some(({ name, type }) => type === 'plain' && (isCount(name) || isInstant(name)))
    expect(failing(unfit)).toEqual([])
  })

  test('has typographic apostrophes: a straight one escapes in ICU', () => {
    expect(failing(({ text }) => text.includes("'"))).toEqual([])
  })

  test('has no exclamation mark and no stray space', () => {
    expect(failing(({ text }) => text.includes('!') || / {2}|^\s|\s$/.test(text))).toEqual([])
  })
})
