import { describe, expect, it } from 'vitest'
import { noticesDocument } from '../../../scripts/notices/document.mjs'
import { copyrightLines, textKey } from '../../../scripts/notices/licence-text.mjs'
import { platformBuildsIn } from '../../../scripts/notices/platform-builds.mjs'
import { packagesWithoutTerms } from '../../../scripts/notices/special-terms.mjs'

const GRANT = `Permission is hereby granted, free of charge, to any person, to deal
in the Software.

THE SOFTWARE IS PROVIDED "AS IS" WITHOUT OTHER DEALINGS IN THE SOFTWARE.`

const mit = (holder: string) => `# MIT License\n\nCopyright (c) 2026 ${holder}\n\n${GRANT}\n`

const aPackage = (name: string, licence: string, texts?: string[]) => ({
  name,
  licence,
  author: undefined,
  texts,
})

describe('licence texts', () => {
  it('are equal if only title, holder and layout differ', () => {
    expect(textKey(mit('Ada'))).toBe(textKey(GRANT.replaceAll('\n', '\r\n  ')))
  })

  it('differ if a file contains a second licence', () => {
    const second = `Other terms apply to the icons. ${'They are long. '.repeat(30)}`
    expect(textKey(`${mit('Ada')}\n${second}`)).not.toBe(textKey(mit('Ada')))
  })

  it('name the holders of the copyright, and no template', () => {
    const apache =
      'copyright notice that is included\nCopyright [yyyy] [name]\n(c) You must retain\n'
    expect(copyrightLines(`${apache} * Copyright 2020 Ada\n(c) 2021 Bob`)).toEqual([
      'Copyright 2020 Ada',
      '(c) 2021 Bob',
    ])
  })
})

describe('noticesDocument', () => {
  it('prints each text once and the copyright of each package', () => {
    const packages = [
      aPackage('one', 'MIT', [mit('Ada')]),
      aPackage('two', 'MIT', [mit('Bob')]),
      aPackage('@img/lib-linux-x64', 'LGPL-3.0-or-later'),
      aPackage('@img/lib-darwin-arm64', 'LGPL-3.0-or-later'),
    ]
    const document = noticesDocument(packages, '## Terms')
    expect(document).toContain('- **one** MIT (1): Copyright (c) 2026 Ada\n')
    expect(document).toContain('- **two** MIT (1): Copyright (c) 2026 Bob\n')
    expect(document.match(/Permission is hereby granted/g)).toHaveLength(1)
    expect(document.match(/- \*\*@img\/lib-\*\*\* LGPL-3.0-or-later/g)).toHaveLength(1)
  })
})

describe('platformBuildsIn', () => {
  it('finds packages for one platform and those that only they need', () => {
    const found = platformBuildsIn([
      ['node_modules/app', { dependencies: { shared: '1' }, optionalDependencies: { build: '1' } }],
      ['node_modules/build', { os: ['linux'], dependencies: { runtime: '1', shared: '1' } }],
      ['node_modules/build/node_modules/nested', {}],
      ['node_modules/runtime', {}],
      ['node_modules/shared', {}],
    ])
    expect([...found].sort()).toEqual([
      'node_modules/build',
      'node_modules/build/node_modules/nested',
      'node_modules/runtime',
    ])
  })
})

describe('packagesWithoutTerms', () => {
  it.each([
    ['MIT', []],
    ['(MPL-2.0 OR Apache-2.0)', []],
    ['Apache-2.0 AND MIT', []],
    ['Apache-2.0 AND LGPL-3.0-or-later', ['a-linux-x64']],
    ['unknown', ['a-linux-x64']],
  ])('requires terms for %s as needed', (licence, names) => {
    const missing = packagesWithoutTerms([aPackage('a-linux-x64', licence)], 'About `b-*`.')
    expect(missing.map(({ name }) => name)).toEqual(names)
    expect(packagesWithoutTerms([aPackage('a-linux-x64', licence)], 'About `a-*`.')).toEqual([])
  })
})
