import { Stop } from '../setup/stop.mjs'
import { formatCounts, NO_TESTS, sum } from './tally.mjs'

/**
 * A part of `npm test` or `npm run verify`. `missing` returns which program this machine lacks, and
 * undefined if it lacks none.
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} title
 * @property {(() => string | undefined) | undefined} [missing]
 * @property {() => Promise<import('./tally.mjs').Counts>} run
 */

const print = (line = '') => process.stdout.write(`${line}\n`)

/**
 * Runs stages one after another, each under its heading, and ends with a summary whose last line
 * is `N passed, N failed`. A stage that lacks a program is skipped, but with CI=true it fails.
 * @param {Stage[]} stages
 * @returns the exit code
 */
export async function runStages(stages) {
  const results = []
  const isInterrupted = listenForSignals()
  for (const stage of stages) {
    print(`\n== ${stage.title} ==`)
    const start = performance.now()
    const counts = await runStage(stage)
    if (isInterrupted()) throw new Stop('Interrupted.', 130)
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    print(`-- ${stage.title}: ${formatCounts(counts)} (${seconds} s)`)
    results.push({ ...counts, title: stage.title, seconds })
  }
  const total = sum(results)
  print('\n== Summary ==')
  for (const { title, seconds, ...counts } of results) {
    print(
      `${counts.failed > 0 ? 'FAIL' : 'ok  '}  ${title}: ${formatCounts(counts)} (${seconds} s)`,
    )
  }
  print(`\n${formatCounts(total)}`)
  return total.failed > 0 ? 1 : 0
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

/** @param {Stage} stage */
async function runStage(stage) {
  const missing = stage.missing?.()
  if (missing) {
    print(missing)
    return process.env.CI === 'true' ? { ...NO_TESTS, failed: 1 } : { ...NO_TESTS, skipped: 1 }
  }
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
export function chosen(stages, prefixes) {
  const unknown = prefixes.find((prefix) => !stages.some(({ name }) => name.startsWith(prefix)))
  if (unknown) {
    const names = stages.map(({ name }) => name).join(', ')
    throw new Stop(`There is no stage "${unknown}": use one of ${names}.`)
  }
  return prefixes.length === 0
    ? stages
    : stages.filter(({ name }) => prefixes.some((prefix) => name.startsWith(prefix)))
}
