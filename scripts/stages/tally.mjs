import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from '../setup/place.mjs'

/** Numbers of tests. @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Counts} */
export const NO_TESTS = { passed: 0, failed: 0, skipped: 0 }

/**
 * Adds counts of tests up.
 * @param {Counts[]} counts
 */
export const sum = (counts) =>
  counts.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    NO_TESTS,
  )

/**
 * `12 passed, 0 failed`, with `, 3 skipped` if any were skipped.
 * @param {Counts} counts
 */
export const formatCounts = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/**
 * `12 passed, 0 failed`, whether or not tests were skipped: tools read this line.
 * @param {Counts} counts
 */
export const formatFinalLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`

/**
 * Counts of a Vitest JSON report. A file that could not be loaded counts as one failure.
 * @param {string} path
 * @param {number} exitCode of Vitest
 */
export function vitestTally(path, exitCode) {
  const report = read(path)
  if (!report) return { ...NO_TESTS, failed: 1 }
  /** @type {{ status: string, assertionResults: unknown[] }[]} */
  const files = report.testResults
  const brokenFiles = files.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  return withExitCode(exitCode, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  })
}

/**
 * The skipped tests of a Vitest JSON report, one line each. The reason is part of their titles.
 * @param {string} path
 * @returns {string[]}
 */
export function skippedTests(path) {
  /** @type {{ name: string, assertionResults: { status: string, fullName: string }[] }[]} */
  const files = read(path)?.testResults ?? []
  return files.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => `${relative(root, name)}: ${fullName}`),
  )
}

/**
 * Counts of a Playwright JSON report. A test that passed only on a retry has passed.
 * @param {string} path
 * @param {number} exitCode of Playwright
 */
export function playwrightTally(path, exitCode) {
  const stats = read(path)?.stats
  if (!stats) return { ...NO_TESTS, failed: 1 }
  return withExitCode(exitCode, {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  })
}

/**
 * @param {string} path
 * @returns {any} the parsed report, undefined if there is none
 */
function read(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

/**
 * Counts one failure if the runner failed without a failed test: an error outside of the tests, or
 * no tests at all.
 * @param {number} exitCode
 * @param {Counts} counts
 * @returns {Counts}
 */
function withExitCode(exitCode, counts) {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}
