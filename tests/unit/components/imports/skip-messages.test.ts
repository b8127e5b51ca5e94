import { describe, expect, test } from 'vitest'
import { JobProblemCode } from '@/lib/contract/job-problem'
import { english } from '@/lib/i18n/english'
import { SKIP_ADVICE } from '@/lib/services/imports/skip-advice'
import { SKIP_CODES } from '@/lib/skip-reasons'

const { skipReasons, skipAdvice, problems } = english.imports

describe('the messages of an import', () => {
  test('have a reason for each skip code', () => {
    expect(Object.keys(skipReasons).sort()).toEqual([...SKIP_CODES].sort())
  })

  test('have advice for skip codes alone', () => {
    expect(Object.keys(skipAdvice).filter((code) => !(code in skipReasons))).toEqual([])
  })

  test('have the advice of the API', () => {
    const plain = (text: string) => text.replace(/[“”]/g, '"')
    const shown = Object.entries(skipAdvice).map(([code, text]) => [code, plain(text)])
    expect(Object.fromEntries(shown)).toEqual(SKIP_ADVICE)
  })

  test('have texts for problem codes alone', () => {
    const codes = new Set<string>(JobProblemCode.options)
    expect(Object.keys(problems).filter((code) => !codes.has(code))).toEqual([])
  })
})
