import { Stop } from '../setup/stop.mjs'
import { inWords, sum } from './tally.mjs'

const nothing = { passed: 0, failed: 0, skipped: 0 }
const say = (line = '') => process.stdout.write(`${line}\n`)

/**
 * Runs stages one after another, each under its heading, and ends with a summary whose last line
 * is `N passed, N failed`. A stage that lacks a program is skipped, but with CI=true it fails.
 * @returns the exit code
 */
export async function runStages(stages) {
  const results = []
  const isInterrupted = listenForSignals()
  for (const stage of stages) {
    say(`\n== ${stage.title} ==`)
    const start = performance.now()
    const counts = await runStage(stage)
    if (isInterrupted()) throw new Stop('Interrupted.', 130)
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    say(`-- ${stage.title}: ${inWords(counts)} (${seconds} s)`)
    results.push({ ...counts, title: stage.title, seconds })
  }
  const total = sum(results)
  say('\n== Summary ==')
  for (const { title, seconds, ...counts } of results) {
    say(`${counts.failed > 0 ? 'FAIL' : 'ok  '}  ${title}: ${inWords(counts)} (${seconds} s)`)
  }
  say(`\n${inWords(total)}`)
  return total.failed > 0 ? 1 : 0
}

// The signal itself goes to the program of the stage; what is left is not to begin another one.
function listenForSignals() {
  let isInterrupted = false
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      isInterrupted = true
    })
  }
  return () => isInterrupted
}

async function runStage(stage) {
  const missing = stage.missing?.()
  if (missing) {
    say(missing)
    return process.env.CI === 'true' ? { ...nothing, failed: 1 } : { ...nothing, skipped: 1 }
  }
  try {
    return await stage.run()
  } catch (error) {
    say(error instanceof Stop ? error.message : error.stack)
    return { ...nothing, failed: 1 }
  }
}

/** The stages a word names: `integration` means both, `unit` one; no words mean all. */
export function chosen(stages, words) {
  const unknown = words.find((word) => !stages.some(({ name }) => name.startsWith(word)))
  if (unknown) {
    const names = stages.map(({ name }) => name).join(', ')
    throw new Stop(`There is no stage "${unknown}": say one of ${names}.`)
  }
  return words.length === 0
    ? stages
    : stages.filter(({ name }) => words.some((word) => name.startsWith(word)))
}
