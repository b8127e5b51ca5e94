import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { securityKinds } from '@/scripts/security/kinds.mjs'
import { summarise } from '@/scripts/security/summarise.mjs'
import { inside } from '@/scripts/setup/place.mjs'

const result = (path: string, cases: [title: string, status: string][]) => ({
  name: inside('tests', path),
  assertionResults: cases.map(([title, status]) => ({ title, status })),
})

it('each kind names tests that exist, and no test is in two kinds', () => {
  const files = securityKinds.flatMap(([, paths]) => paths)
  expect(files.filter((file) => !existsSync(inside('tests', file)))).toEqual([])
  expect(new Set(files).size).toBe(files.length)
})

it('the summary counts the cases of a kind and lists them, failed ones first', () => {
  const results = [
    result('unit/a.test.ts', [
      ['keeps', 'passed'],
      ['rejects', 'failed'],
      ['waits', 'skipped'],
    ]),
    result('integration/b/c.test.ts', [['serves', 'passed']]),
  ]
  expect(
    summarise(results, [
      ['A', ['unit/a.test.ts']],
      ['B', ['integration/b']],
    ]),
  ).toEqual([
    [
      'A: 3 cases, 1 passed, 1 failed, 1 skipped',
      '  tests/unit/a.test.ts',
      '    FAILED rejects',
      '    keeps',
      '    rejects',
      '    waits',
    ].join('\n'),
    [
      'B: 1 cases, 1 passed, 0 failed, 0 skipped',
      '  tests/integration/b/c.test.ts',
      '    serves',
    ].join('\n'),
  ])
})

it('a file of many cases is listed by their names, with the number of each', () => {
  const cases = Array.from({ length: 60 }, (): [string, string] => ['rejects a call', 'passed'])
  const results = [result('unit/a.test.ts', [...cases, ['covers', 'passed']])]
  const [text] = summarise(results, [['A', ['unit/a.test.ts']]])
  expect(text?.split('\n').slice(2)).toEqual(['    rejects a call (60 cases)', '    1 others'])
})
