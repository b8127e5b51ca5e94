import { relative, sep } from 'node:path'
import { root } from '../setup/place.mjs'

/** @typedef {{ title: string, status: string }} Case */
/** @typedef {{ name: string, assertionResults: Case[] }} FileResult of Vitest's JSON report */

/** Tests of more cases are printed as their names with counts. */
const MAX_LISTED_CASES = 40

/**
 * Returns one text for each kind: its number of cases, each case that ran, and those that failed.
 * @param {FileResult[]} results
 * @param {[kind: string, files: string[]][]} kinds
 */
export function summarise(results, kinds) {
  const left = new Set(results)
  return kinds.map(([kind, files]) => {
    const own = [...left].filter(({ name }) => files.some((file) => isBelow(name, file)))
    for (const result of own) left.delete(result)
    const cases = own.flatMap(({ assertionResults }) => assertionResults)
    const lines = own.flatMap((result) => [`  ${pathOf(result.name)}`, ...listCases(result)])
    return [`${kind}: ${countCases(cases)}`, ...lines].join('\n')
  })
}

/** @param {string} name */
const pathOf = (name) => relative(root, name).split(sep).join('/')

/**
 * @param {string} name
 * @param {string} file
 */
const isBelow = (name, file) =>
  pathOf(name) === `tests/${file}` || pathOf(name).startsWith(`tests/${file}/`)

/** @param {Case[]} cases */
function countCases(cases) {
  const count = (/** @type {string} */ status) =>
    cases.filter((testCase) => testCase.status === status).length
  const passed = count('passed')
  const failed = count('failed')
  return `${cases.length} cases, ${passed} passed, ${failed} failed, ${cases.length - passed - failed} skipped`
}

/** @param {FileResult} result */
function listCases({ assertionResults }) {
  const failed = assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ title }) => `    FAILED ${title}`)
  if (assertionResults.length <= MAX_LISTED_CASES) {
    return [...failed, ...assertionResults.map(({ title }) => `    ${title}`)]
  }
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const { title } of assertionResults) counts.set(title, (counts.get(title) ?? 0) + 1)
  const repeated = [...counts].filter(([, count]) => count > 1)
  const others = counts.size - repeated.length
  return [
    ...failed,
    ...repeated.map(([title, count]) => `    ${title} (${count} cases)`),
    ...(others > 0 ? [`    ${others} others`] : []),
  ]
}
