import { mkdirSync, rmSync } from 'node:fs'
import { findChromium } from '../../tests/e2e/support/chromium.ts'
import { build, ensureBuilt } from '../setup/build.mjs'
import { run } from '../setup/child.mjs'
import { inside } from '../setup/place.mjs'
import { apiCoverage } from './api-coverage.mjs'
import { missingServers } from './programs.mjs'
import { NO_TESTS, playwrightTally, sum, vitestTally } from './tally.mjs'

// Query plans of a server, which the embedded database has not.
const PLANS = 'tests/integration/db/query-plans.test.ts'
const STORE_INDEPENDENT = ['contract', 'fuzz', 'http', 'spotify', 'videos', 'youtube']
const isShort = process.env.CI === 'true'
const reports = inside('test-results', 'reports')

/** @param {string} name */
function reportFor(name) {
  mkdirSync(reports, { recursive: true })
  const path = `${reports}/${name}.json`
  rmSync(path, { force: true })
  return path
}

/**
 * @typedef {object} VitestOptions
 * @property {string[]} projects
 * @property {Record<string, string>} [env]
 * @property {() => string | undefined} [missing]
 * @property {() => Promise<void>} [before]
 * @property {string[]} [exclude]
 * @property {() => import('./tally.mjs').Counts} [after]
 */

/**
 * @param {string} name
 * @param {string} title
 * @param {VitestOptions} options
 * @returns {import('./report.mjs').Stage}
 */
const vitest = (name, title, { projects, env, missing, before, exclude = [], after }) => ({
  name,
  title,
  missing,
  async run() {
    await before?.()
    const report = reportFor(name)
    const exitCode = await run(
      process.execPath,
      [
        inside('node_modules/vitest/vitest.mjs'),
        'run',
        ...projects.map((project) => `--project=${project}`),
        ...['--reporter=default', '--reporter=json'],
        ...exclude.map((files) => `--exclude=${files}`),
        `--outputFile.json=${report}`,
      ],
      { env },
    )
    const tally = vitestTally(report, exitCode)
    return after ? sum([tally, after()]) : tally
  },
})

const unit = vitest('unit', 'Unit tests', { projects: ['unit', 'components'] })

const integration = [
  vitest('integration-embedded', 'Integration tests on the embedded database and Redis', {
    projects: ['integration'],
    env: { TEST_BACKEND: 'embedded' },
    // Tests that hardly depend on the stores run once, on real servers, if time is short.
    exclude: [
      PLANS,
      ...(isShort ? STORE_INDEPENDENT.map((folder) => `tests/integration/${folder}/**`) : []),
    ],
    after: () => (isShort ? NO_TESTS : apiCoverage(`${reports}/api-coverage-embedded.json`)),
  }),
  vitest('integration-real', 'Integration tests on real PostgreSQL and Redis', {
    projects: ['integration'],
    env: { TEST_BACKEND: 'real' },
    after: () => apiCoverage(`${reports}/api-coverage-real.json`),
    missing: missingServers,
  }),
]

/** @type {import('./report.mjs').Stage} */
const production = {
  name: 'build',
  title: 'Production build',
  async run() {
    await build({ quiet: false })
    return { passed: 1, failed: 0, skipped: 0 }
  },
}

const faults = vitest('faults', 'Faults: kill -9, taken ports, wrong settings', {
  projects: ['faults'],
  before: ensureBuilt,
})

/** @type {import('./report.mjs').Stage} */
const endToEnd = {
  name: 'e2e',
  title: 'End-to-end tests in Chromium',
  missing() {
    const found = findChromium()
    return 'missing' in found ? found.missing : undefined
  },
  async run() {
    await ensureBuilt()
    const report = reportFor('e2e')
    const exitCode = await run(
      process.execPath,
      [inside('node_modules/@playwright/test/cli.js'), 'test', '--reporter=list,json'],
      { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
    )
    return playwrightTally(report, exitCode)
  },
}

/** The stages that run the application, the cheapest first. */
export const suites = [unit, ...integration, production, faults, endToEnd]
