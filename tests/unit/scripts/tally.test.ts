import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { formatFinalLine, skippedTests, vitestTally } from '../../../scripts/stages/tally.mjs'

const folder = mkdtempSync(join(tmpdir(), 'riffle-tally-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes a report with one file, which has a test of each status. */
function writeReport(statuses: string[]): string {
  const path = join(folder, `${statuses.join('-')}.json`)
  const assertionResults = statuses.map((status) => ({ status, fullName: `${status} test` }))
  const count = (status: string) => statuses.filter((other) => other === status).length
  const report = {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('skipped'),
    numTodoTests: 0,
    testResults: [
      { name: join(process.cwd(), 'tests/unit/a.test.ts'), status: 'passed', assertionResults },
    ],
  }
  writeFileSync(path, JSON.stringify(report))
  return path
}

describe('skippedTests', () => {
  it('returns the file and the title of each skipped test', () => {
    const path = writeReport(['passed', 'skipped', 'failed'])
    expect(skippedTests(path)).toEqual(['tests/unit/a.test.ts: skipped test'])
  })

  it('returns nothing without a report', () => {
    expect(skippedTests(join(folder, 'missing.json'))).toEqual([])
  })
})

describe('vitestTally', () => {
  it('counts passed, failed and skipped tests', () => {
    const path = writeReport(['passed', 'passed', 'skipped'])
    expect(vitestTally(path, 0)).toEqual({ passed: 2, failed: 0, skipped: 1 })
  })

  it('counts a run that failed without a failed test as one failure', () => {
    expect(vitestTally(writeReport(['passed']), 1)).toMatchObject({ failed: 1 })
  })

  it('counts a missing report as one failure', () => {
    expect(vitestTally(join(folder, 'missing.json'), 0)).toMatchObject({ failed: 1 })
  })
})

describe('formatFinalLine', () => {
  it('has the passed and failed tests only', () => {
    expect(formatFinalLine({ passed: 2, failed: 1, skipped: 3 })).toBe('2 passed, 1 failed')
  })
})
