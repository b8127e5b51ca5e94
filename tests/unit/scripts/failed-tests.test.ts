import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { failedSpecs, failedTests } from '../../../scripts/stages/failed-tests.mjs'

const folder = mkdtempSync(join(tmpdir(), 'riffle-failed-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(report: object): string {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(report))
  return path
}

const RED = '\u001b[31m'

describe('failedTests', () => {
  it('returns the file, the title and the first line of the reason of each failed test', () => {
    const file = { name: join(process.cwd(), 'tests/unit/a.test.ts'), status: 'failed' }
    const failed = {
      status: 'failed',
      fullName: 'a list is shuffled',
      failureMessages: [`${RED}expected 1 to be 2\n    at a.test.ts:1`],
    }
    const passed = { status: 'passed', fullName: 'another', failureMessages: [] }
    const path = write({ testResults: [{ ...file, assertionResults: [passed, failed] }] })
    expect(failedTests(path)).toEqual([
      'tests/unit/a.test.ts: a list is shuffled: expected 1 to be 2',
    ])
  })

  it('returns a file that could not be loaded', () => {
    const file = { name: join(process.cwd(), 'tests/unit/a.test.ts'), status: 'failed' }
    const path = write({
      testResults: [{ ...file, message: 'Cannot find module\n', assertionResults: [] }],
    })
    expect(failedTests(path)).toEqual(['tests/unit/a.test.ts: Cannot find module'])
  })

  it('limits the length of a reason, and returns none without a report', () => {
    const test = { status: 'failed', fullName: 'a', failureMessages: ['x'.repeat(10_000)] }
    const path = write({ testResults: [{ name: 'a', status: 'failed', assertionResults: [test] }] })
    expect(failedTests(path)[0]?.length).toBeLessThan(400)
    expect(failedTests(join(folder, 'missing.json'))).toEqual([])
  })
})

describe('failedSpecs', () => {
  it('returns the failed tests of all suites, with the reason of the last attempt', () => {
    const spec = (title: string, ok: boolean, ...messages: string[]) => {
      const results = messages.map((message) => ({ error: { message } }))
      return { title, ok, file: 'play.spec.ts', tests: [{ results }] }
    }
    const inner = { specs: [spec('pauses', false, 'first', 'Timed out\nat line 3')] }
    const path = write({ suites: [{ specs: [spec('plays', true)], suites: [inner] }] })
    expect(failedSpecs(path)).toEqual(['play.spec.ts: pauses: Timed out'])
  })
})
