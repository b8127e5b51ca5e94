import { mkdirSync, rmSync } from 'node:fs'
import { findChromium } from '../../tests/e2e/support/chromium.ts'
import { build, ensureBuilt } from '../setup/build.mjs'
import { run } from '../setup/child.mjs'
import { inside } from '../setup/place.mjs'
import { apiCoverage } from './api-coverage.mjs'
import { missingServers } from './programs.mjs'
import { playwrightTally, sum, vitestTally } from './tally.mjs'

/** How a server plans its statements. */
const PLANS = 'tests/integration/db/query-plans.test.ts'
const DOORS = ['contract', 'fuzz', 'http', 'spotify', 'videos', 'youtube']
const isShort = process.env.CI === 'true'
const nothing = { passed: 0, failed: 0, skipped: 0 }
const reports = inside('test-results', 'reports')

function reportFor(name) {
  mkdirSync(reports, { recursive: true })
  const path = `${reports}/${name}.json`
  rmSync(path, { force: true })
  return path
}

const vitest = (name, title, { project, env, missing, before, exclude = [], after }) => ({
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
        ...['--project', project, '--reporter=default', '--reporter=json'],
        ...exclude.map((files) => `--exclude=${files}`),
        `--outputFile.json=${report}`,
      ],
      { env },
    )
    const tally = vitestTally(report, exitCode)
    return after ? sum([tally, after()]) : tally
  },
})

const unit = vitest('unit', 'Unit tests', { project: 'unit' })

const integration = [
  vitest('integration-embedded', 'Integration tests on the embedded database and Redis', {
    project: 'integration',
    env: { TEST_BACKEND: 'embedded' },
    // These look at doors and at others' sites, not at stores: where time is short, once is enough.
    exclude: [PLANS, ...(isShort ? DOORS.map((folder) => `tests/integration/${folder}/**`) : [])],
    after: () => (isShort ? nothing : apiCoverage(`${reports}/api-coverage-embedded.json`)),
  }),
  vitest('integration-real', 'Integration tests on real PostgreSQL and Redis', {
    project: 'integration',
    env: { TEST_BACKEND: 'real' },
    after: () => apiCoverage(`${reports}/api-coverage-real.json`),
    missing: missingServers,
  }),
]

const production = {
  name: 'build',
  title: 'Production build',
  async run() {
    await build({ quiet: false })
    return { passed: 1, failed: 0, skipped: 0 }
  },
}

const faults = vitest('faults', 'Faults: kill -9, taken ports, wrong settings', {
  project: 'faults',
  before: ensureBuilt,
})

const endToEnd = {
  name: 'e2e',
  title: 'End-to-end tests in Chromium',
  missing: () => findChromium().missing,
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

/** What runs the code, in the order of its cost. */
export const suites = [unit, ...integration, production, faults, endToEnd]
