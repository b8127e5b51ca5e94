import { mkdirSync, rmSync } from 'node:fs'
import { run } from '../setup/child.mjs'
import { inside } from '../setup/place.mjs'
import { failedTests } from './failed-tests.mjs'
import { skippedTests, sum, vitestTally } from './tally.mjs'

/** The folder of the reports that the runners write. */
export const reports = inside('test-results', 'reports')

/** @param {string} name */
const reportPath = (name) => `${reports}/${name}.json`

/**
 * The path of a report, without the report of an earlier run.
 * @param {string} name
 */
export function reportFor(name) {
  mkdirSync(reports, { recursive: true })
  const path = reportPath(name)
  rmSync(path, { force: true })
  return path
}

/**
 * `files` are parts of paths; without them all files of the projects run.
 * @typedef {object} VitestOptions
 * @property {string[]} projects
 * @property {string[]} [files]
 * @property {Record<string, string>} [env]
 * @property {string[]} [leftOut]
 * @property {() => string | undefined} [missing]
 * @property {() => Promise<void>} [before]
 * @property {string[]} [exclude]
 * @property {string} [maxWorkers]
 * @property {() => import('./tally.mjs').Counts} [after]
 */

/**
 * A stage that runs Vitest.
 * @param {string} name
 * @param {string} title
 * @param {VitestOptions} options
 * @returns {import('./report.mjs').Stage}
 */
export const vitest = (
  name,
  title,
  { projects, files = [], env, leftOut, missing, before, exclude = [], maxWorkers, after },
) => ({
  name,
  title,
  leftOut,
  missing,
  skipped: () => skippedTests(reportPath(name)),
  failed: () => failedTests(reportPath(name)),
  async run() {
    await before?.()
    const report = reportFor(name)
    const exitCode = await run(
      process.execPath,
      [
        inside('node_modules/vitest/vitest.mjs'),
        'run',
        ...files,
        ...projects.map((project) => `--project=${project}`),
        ...['--reporter=default', '--reporter=json'],
        ...(maxWorkers ? [`--maxWorkers=${maxWorkers}`] : []),
        ...exclude.map((pattern) => `--exclude=${pattern}`),
        `--outputFile.json=${report}`,
      ],
      { env },
    )
    const tally = vitestTally(report, exitCode)
    return after ? sum([tally, after()]) : tally
  },
})
