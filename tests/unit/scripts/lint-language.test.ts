import { describe, expect, it } from 'vitest'
import { languageFindings } from '../../../scripts/language/findings.mjs'

const matchedIn = (source: string, path = 'lib/example.ts') =>
  languageFindings(path, source).map(({ line, matched }) => `${line} ${matched}`)

describe('languageFindings', () => {
  it.each([
    ['/** Answers the rows. */', '1 Answers'],
    ['// Dealt anew after an edit.', '1 anew'],
    ['// Released by whoever opened it.', '1 whoever'],
    ['/** Undefined where there is no set. */', '1 where there is'],
    ['/** Throws `not_found` where the user has no such list. */', '1 Throws `not_found` where'],
    ['/** What the page shows. */', '1 What'],
    ['/** Removes what is no longer in the list. */', '1 what is'],
    ['/** The list as it stands. */', '1 stands'],
    ['/** The rows, @returns whose rows */', '1 whose'],
    ['const BYTES_MOST = 1', '1 _MOST'],
    ['const LONGEST_NAME = 1', '1 LONGEST_'],
    ['const FAR_REACH = 1', '1 _REACH'],
    ['const STEPS_A_ROUND = 1', '1 _A_ROUND'],
    ['function wordsFor() {}', '1 wordsFor'],
    ["it('says why it failed', run)", '1 says'],
    ["describe.each(rows)('tells %s', run)", '1 tells'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    ['it(`goes on with ${name}`, run)', '1 goes on'],
  ])('finds %s', (source, finding) => {
    expect(matchedIn(source)).toContain(finding.replace('`not_found`', '___________'))
  })

  it.each([
    '/** Returns the rows, or undefined if there are none. */',
    '/** The folder where uploads are stored. */',
    '/** How many tracks does a set have? */',
    '// What is the bound? RFC 9110 has none.',
    '// TTL stands for time to live.',
    '/** Renders `answers` as "whoever asks" does. */',
    '// See https://example.org/whoever/answers',
    '/** @example\n * says(1)\n */',
    "const text = 'whoever answers // anew'",
    "it.each(rows)('returns %s', () => 'whoever answers')",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    'const text = `${1} // anew`',
    'const pattern = /\\/\\/ anew/',
    'const CONCERT_A_HZ = 440',
    'const ALMOST_OVER = 1',
    'const MAX_BODY_BYTES = 1',
  ])('accepts %s', (source) => {
    expect(matchedIn(source)).toEqual([])
  })

  it('reads text between tags as no comment', () => {
    expect(matchedIn('const a = <p>// anew</p>', 'components/example.tsx')).toEqual([])
  })

  it('names the line of a match inside a block', () => {
    expect(matchedIn('\n/**\n * The rows.\n * Never dealt anew.\n */\nconst a = 1')).toEqual([
      '4 anew',
    ])
  })

  it('joins comments on consecutive lines', () => {
    expect(matchedIn('// The import goes\n// on later.')).toEqual(['1 goes on'])
    expect(matchedIn('// The import goes\n\n// on later.')).toEqual([])
  })

  it('checks comments of style sheets and names of files', () => {
    expect(matchedIn('/* Drawn anew. */\na { color: red }', 'app/page.css')).toEqual(['1 anew'])
    expect(matchedIn('', 'lib/import-words.ts')).toEqual(['1 import-words.ts'])
    expect(matchedIn('', 'lib/similar-words.ts')).toEqual([])
  })

  it('exempts what an ignore with a reason precedes or contains', () => {
    expect(matchedIn('// lint-language-ignore: a quotation\n// Dealt anew.')).toEqual([])
    expect(matchedIn('// lint-language-ignore: the name in the API\nconst BYTES_MOST = 1')).toEqual(
      [],
    )
    expect(matchedIn('const BYTES_MOST = 1 // lint-language-ignore: the name in the API')).toEqual(
      [],
    )
  })

  it('rejects an ignore without a reason, and one that exempts nothing', () => {
    expect(matchedIn('// lint-language-ignore\nconst BYTES_MOST = 1')).toEqual([
      '1 lint-language-ignore',
    ])
    expect(matchedIn('// lint-language-ignore: a quotation\n\nconst a = 1')).toEqual([
      '1 lint-language-ignore',
    ])
  })
})
