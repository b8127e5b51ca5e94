import { describe, expect, test } from 'vitest'
import { english } from '@/lib/i18n/english'
import { flatten, needsOf } from '@/tests/support/messages/icu'
import { type Lookup, lookupsIn } from '@/tests/support/messages/lookups'
import { filesBelow, sourceFrom, sourceOf } from '@/tests/support/messages/sources'

const texts = new Map(flatten(english).map(({ key, text }) => [key, text]))
const lookups = ['app', 'components', 'lib']
  .flatMap(filesBelow)
  .flatMap((path) => lookupsIn(sourceOf(path)))

const patternOf = (key: string) =>
  new RegExp(`^${key.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`)

const shown = ({ path, line, key }: Lookup) => `${path}:${line} ${key}`

describe('the lookups in the code', () => {
  test('name keys that exist', () => {
    const isUnknown = ({ key }: Lookup) =>
      key.includes('*')
        ? ![...texts.keys()].some((known) => patternOf(key).test(known))
        : !texts.has(key)
    expect(lookups.filter(isUnknown).map(shown)).toEqual([])
  })

  test('use every key of the catalogue', () => {
    const exact = new Set(lookups.map(({ key }) => key))
    const patterns = [...exact].filter((key) => key.includes('*')).map(patternOf)
    const isUsed = (key: string) => exact.has(key) || patterns.some((pattern) => pattern.test(key))
    expect([...texts.keys()].filter((key) => !isUsed(key))).toEqual([])
  })

  test('give the values that the message has', () => {
    const isUnfit = ({ key, values }: Lookup) => {
      const text = texts.get(key)
      if (text === undefined || values === undefined) return false
      const needed = [...new Set(needsOf(text).map(({ name }) => name))]
      return needed.sort().join() !== values.sort().join()
    }
    expect(lookups.filter(isUnfit).map(shown)).toEqual([])
  })
})

describe('the search for lookups', () => {
  const found = (code: string) => lookupsIn(sourceFrom(code)).map(({ key }) => key)

  test.each([
    ['a hook', "function A() { const t = useTranslations('a'); return t('b.c') }", ['a.b.c']],
    ['a server function', "async () => { const t = await getTranslations('a'); t('b') }", ['a.b']],
    ['rich text', "{ const t = useTranslations('a'); t.rich('b', { link }) }", ['a.b']],
    ['a nested namespace', "{ const t = useTranslations('a.b'); t('c') }", ['a.b.c']],
    ['both branches', "{ const t = useTranslations('a'); t(x ? 'b' : 'c') }", ['a.b', 'a.c']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
    ['a computed part', "{ const t = useTranslations('a'); t(`b.${x}`) }", ['a.b.*']],
    ['a computed key', "{ const t = useTranslations('a'); t(x) }", ['a.*']],
    ['a parameter', "function f(t: Translate<'a'>) { return t('b') }", ['a.b']],
    ['texts by code', "const show = useCodedText('a')", ['a.*']],
    [
      'two functions with one name for different namespaces',
      "function A() { const t = useTranslations('a'); t('x') } function B() { const t = useTranslations('b'); t('y') }",
      ['a.x', 'b.y'],
    ],
  ])('follows %s', (_, code, keys) => expect(found(code)).toEqual(keys))

  test('refuses a namespace that is not written out', () => {
    expect(() => found('{ const t = useTranslations(name); t(x) }')).toThrow('as a literal')
  })
})
