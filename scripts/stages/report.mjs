import { Stop } from '../setup/stop.mjs'
import { formatCounts, formatFinalLine, NO_TESTS, sum } from './tally.mjs'

/**
 * A part of `npm test` or `npm run verify`. `missing` returns the name of a program that is not
 * installed, undefined if all are. `leftOut` are tests that the stage does not run, with the reason;
 * `skipped` and `failed` return the tests that were skipped, and failed, in the last run, one line for each.
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} title
 * @property {string[]} [leftOut]
 * @property {() => string[]} [skipped]
 * @property {() => string[]} [failed]
 * @property {(() => string | undefined) | undefined} [missing]
 * @property {() => Promise<import('./tally.mjs').Counts>} run
 */

const print = (line = '') => process.stdout.write(`${line}\n`)

/**
 * Runs stages one after another, each under its heading, and ends with a summary: the counts of
 * each stage, the tests left out, and `N passed, N failed` in the last line. A stage that lacks a
 * program is skipped, but with TEST_MISSING=fail it fails.
 * @param {Stage[]} stages
 * @param {string[]} [leftOut] tests that none of the stages runs
 * @returns the exit code
 */
export async function runStages(stages, leftOut = []) {
  const results = []
  const omitted = [...leftOut]
  const failures = []
  const isInterrupted = listenForSignals()
  for (const stage of stages) {
    print(`\n== ${stage.title} ==`)
    const start = performance.now()
    const missing = stage.missing?.()
    const counts = missing ? reportMissing(missing) : await runStage(stage)
    omitted.push(...omissions(stage, missing))
    if (!missing) failures.push(...(stage.failed?.() ?? []))
    if (isInterrupted()) throw new Stop('Interrupted.', 130)
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    print(`-- ${stage.title}: ${formatCounts(counts)} (${seconds} s)`)
    results.push({ ...counts, title: stage.title, seconds })
  }
  printSummary(results, { omitted, failures })
  return sum(results).failed > 0 ? 1 : 0
}

/**
 * @param {(import('./tally.mjs').Counts & { title: string, seconds: string })[]} results
 * @param {{ omitted: string[], failures: string[] }} lists
 */
function printSummary(results, { omitted, failures }) {
  print('\n== Summary ==')
  for (const { title, seconds, ...counts } of results) {
    print(
      `${counts.failed > 0 ? 'FAIL' : 'ok  '}  ${title}: ${formatCounts(counts)} (${seconds} s)`,
    )
  }
  if (omitted.length > 0) print('\nLeft out:')
  for (const line of omitted) print(`  ${line}`)
  if (failures.length > 0) print('\nFailed:')
  for (const line of failures) print(`  ${line}`)
  print(`\n${formatFinalLine(sum(results))}`)
}

// The program of the running stage receives the signal itself; this prevents the next stage.
function listenForSignals() {
  let isInterrupted = false
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      isInterrupted = true
    })
  }
  return () => isInterrupted
}

/**
 * @param {Stage} stage
 * @param {string | undefined} missing
 * @returns the tests that a stage did not run, one line for each group
 */
function omissions({ title, leftOut = [], skipped }, missing) {
  if (missing) return [`${title}: ${missing}`]
  return [...leftOut, ...(skipped?.() ?? [])]
}

/** @param {string} missing */
function reportMissing(missing) {
  print(missing)
  const isFailure = process.env.TEST_MISSING === 'fail'
  return isFailure ? { ...NO_TESTS, failed: 1 } : { ...NO_TESTS, skipped: 1 }
}

/** @param {Stage} stage */
async function runStage(stage) {
  try {
    return await stage.run()
  } catch (error) {
    print(messageOf(error))
    return { ...NO_TESTS, failed: 1 }
  }
}

/** @param {unknown} error */
function messageOf(error) {
  if (error instanceof Stop) return error.message
  return error instanceof Error ? error.stack : String(error)
}

/**
 * Selects stages by prefixes of their names: `integration` selects two, `unit` one, none all.
 * @param {Stage[]} stages
 * @param {string[]} prefixes
 * @throws Stop if a prefix matches no stage
 */
export function selectStages(stages, prefixes) {
  const unknown = prefixes.find((prefix) => !stages.some(({ name }) => name.startsWith(prefix)))
  if (unknown) {
    const names = stages.map(({ name }) => name).join(', ')
    throw new Stop(`There is no stage "${unknown}": use one of ${names}.`)
  }
  return prefixes.length === 0
    ? stages
    : stages.filter(({ name }) => prefixes.some((prefix) => name.startsWith(prefix)))
}
