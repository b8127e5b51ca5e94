import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from '../setup/place.mjs'

const MAX_REASON_CHARS = 300

/**
 * The failed tests of a Vitest JSON report, one line each with the first line of the reason. A file that
 * could not be loaded is one of them.
 * @param {string} path
 * @returns {string[]}
 */
export function failedTests(path) {
  /** @type {{ name: string, status: string, message?: string, assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }[]} */
  const files = read(path)?.testResults ?? []
  return files.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name)
    if (status === 'failed' && assertionResults.length === 0) return [lineOf(file, message)]
    return assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ fullName, failureMessages }) => lineOf(`${file}: ${fullName}`, failureMessages?.[0]))
  })
}

/**
 * A suite of a Playwright JSON report: a file or a `describe` in it.
 * @typedef {object} Suite
 * @property {Suite[]} [suites]
 * @property {{ ok: boolean, title: string, file: string, tests: { results: { error?: { message?: string } }[] }[] }[]} [specs]
 */

/**
 * The failed tests of a Playwright JSON report, as `failedTests`.
 * @param {string} path
 * @returns {string[]}
 */
export const failedSpecs = (path) => (read(path)?.suites ?? []).flatMap(linesOfSuite)

/**
 * @param {Suite} suite
 * @returns {string[]}
 */
const linesOfSuite = ({ suites = [], specs = [] }) => [
  ...specs
    .filter(({ ok }) => !ok)
    .map(({ title, file, tests }) =>
      lineOf(`${file}: ${title}`, tests.at(-1)?.results.at(-1)?.error?.message),
    ),
  ...suites.flatMap(linesOfSuite),
]

/**
 * @param {string} name
 * @param {string | undefined} reason
 */
function lineOf(name, reason) {
  const [first = ''] = stripVTControlCharacters(reason ?? '').split('\n')
  return first ? `${name}: ${first.slice(0, MAX_REASON_CHARS)}` : name
}

/**
 * @param {string} path
 * @returns {any} the parsed report, undefined if there is none
 */
const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined)
