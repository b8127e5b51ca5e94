import { describe, expect, test } from 'vitest'
import { type Finding, literalTexts } from '@/tests/support/messages/literal-text'
import { filesBelow, foldersIn, sourceFrom, sourceOf } from '@/tests/support/messages/sources'

const findingsIn = (folder: string): Finding[] =>
  filesBelow(folder).flatMap((path) => literalTexts(sourceOf(path)))

const shown = ({ path, line, text }: Finding) => `${path}:${line} ${text}`

const textsIn = (code: string) => literalTexts(sourceFrom(code)).map(({ text }) => text)

describe('the texts of the interface', () => {
  const folders = ['app', ...foldersIn('components')]

  test.each(folders)('%s has them all in the catalogue', (folder) =>
    expect(findingsIn(folder).map(shown)).toEqual([]),
  )
})

describe('the search for literal text', () => {
  test.each([
    ['a child', '<p>Try again</p>', 'Try again'],
    ['a child in braces', "<p>{'saved'}</p>", 'saved'],
    ['a branch of a condition', "<p>{isBusy ? 'saving' : t('save')}</p>", 'saving'],
    ['a fallback', "<p>{error ?? 'unknown'}</p>", 'unknown'],
    ['an attribute', '<img alt="a cover" />', 'a cover'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
    ['an attribute in braces', '<Field label={`size of ${name}`} />', 'size of …'],
    ['an attribute of any name', '<Foot action="Change the password" />', 'Change the password'],
    ['a constant', "const WORDS = { gone: 'It is gone.' }", 'It is gone.'],
  ])('finds %s', (_, code, text) => expect(textsIn(code)).toEqual([text]))

  test.each([
    ['looked up', "<p title={t('title')}>{t('text')}</p>"],
    ['a class name', '<p className="grid gap-2" />'],
    ['a path of an SVG', '<path d="M0 6h2v14H0zM5 0h2v14H5z" />'],
    ['a proper name', '<b>Riffle</b>'],
    ['punctuation', '<p>{count} · {total}</p>'],
    ['an error for developers', "throw new Error('No provider was found.')"],
    ['compared', "isOpen === 'open' && <p />"],
  ])('ignores text that is %s', (_, code) => expect(textsIn(code)).toEqual([]))
})
