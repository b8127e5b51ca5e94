import { findChromium } from '../../tests/e2e/support/chromium.ts'
import { build, ensureBuilt } from '../setup/build.mjs'
import { run } from '../setup/child.mjs'
import { inside } from '../setup/place.mjs'
import { apiCoverage } from './api-coverage.mjs'
import { failedSpecs } from './failed-tests.mjs'
import { missingNginx, missingServers } from './programs.mjs'
import { isShortScope } from './scope.mjs'
import { NO_TESTS, playwrightTally } from './tally.mjs'
import { reportFor, reports, vitest } from './vitest-stage.mjs'

const QUERY_PLANS = 'tests/integration/db/query-plans.test.ts'
/** Folders whose tests hardly depend on the stores. */
const STORE_INDEPENDENT = ['contract', 'fuzz', 'http', 'spotify', 'videos', 'youtube']

const isShort = isShortScope()

export const unit = vitest('unit', 'Unit tests', {
  projects: ['unit', 'components'],
  // By default one core is left free, which are half of two.
  maxWorkers: '100%',
})

const integrationEmbedded = vitest(
  'integration-embedded',
  'Integration tests on the embedded database and Redis',
  {
    projects: ['integration'],
    env: { TEST_BACKEND: 'embedded' },
    exclude: [
      QUERY_PLANS,
      ...(isShort ? STORE_INDEPENDENT.map((folder) => `tests/integration/${folder}/**`) : []),
    ],
    leftOut: [
      `${QUERY_PLANS} on the embedded database: the plans are those of a PostgreSQL server`,
      ...(isShort
        ? [
            `tests/integration/{${STORE_INDEPENDENT}} and the API coverage on the embedded database: TEST_SCOPE=short`,
          ]
        : []),
    ],
    after: () => (isShort ? NO_TESTS : apiCoverage(`${reports}/api-coverage-embedded.json`)),
  },
)

const integrationReal = vitest(
  'integration-real',
  'Integration tests on real PostgreSQL and Redis',
  {
    projects: ['integration'],
    env: { TEST_BACKEND: 'real' },
    after: () => apiCoverage(`${reports}/api-coverage-real.json`),
    missing: missingServers,
  },
)

/** @type {import('./report.mjs').Stage} */
const production = {
  name: 'build',
  title: 'Production build',
  async run() {
    await build({ quiet: false })
    return { passed: 1, failed: 0, skipped: 0 }
  },
}

const ABUSE = 'tests/faults/abuse.test.ts'

const faults = vitest('faults', 'Faults: kill -9, occupied ports, invalid settings', {
  projects: ['faults'],
  exclude: [ABUSE],
  before: ensureBuilt,
})

// Alone: it measures how long the event loop of the server is blocked.
const abuse = vitest('abuse', 'Abuse: one hostile client and 50 honest ones', {
  projects: ['faults'],
  files: [ABUSE],
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
  failed: () => failedSpecs(`${reports}/e2e.json`),
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

const deploy = vitest('deploy', 'Deployment: nginx, two processes, Docker and systemd files', {
  projects: ['deploy'],
  before: ensureBuilt,
  missing: () => missingServers() ?? missingNginx(),
  leftOut:
    process.env.IMAGE_REPLAY === 'on'
      ? []
      : ['the replay of the stages of deploy/Dockerfile: npm run test:deploy runs it'],
})

/** The stages that run the application, the cheapest first. */
export const suites = [
  unit,
  integrationEmbedded,
  integrationReal,
  production,
  faults,
  abuse,
  deploy,
  endToEnd,
]
