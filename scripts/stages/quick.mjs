import { existsSync } from 'node:fs'
import { inside } from '../setup/place.mjs'
import { Stop } from '../setup/stop.mjs'
import { staticStages } from './static.mjs'
import { vitest } from './vitest-stage.mjs'

const STATIC = ['lint', 'language', 'types', 'imports']

/** The unit tests that take longer than three seconds. */
const LONG_UNIT_TESTS = [
  'tests/unit/lib/audio/analyser.test.ts',
  'tests/unit/lib/demo-music/render.test.ts',
  'tests/unit/lib/importers/long-lines.test.ts',
  'tests/unit/lib/matching/bench.test.ts',
  'tests/unit/lib/services/imports/inspect.test.ts',
]

/** One file for each of the large features. */
const INTEGRATION_TESTS = [
  'tests/integration/accounts/sessions.test.ts',
  'tests/integration/library/private-titles.test.ts',
  'tests/integration/playlists/playlists.test.ts',
  'tests/integration/redis/windows.test.ts',
  'tests/integration/shuffle/shuffle.test.ts',
]

const missing = [...LONG_UNIT_TESTS, ...INTEGRATION_TESTS].find((path) => !existsSync(inside(path)))
if (missing) throw new Stop(`scripts/stages/quick.mjs lists ${missing}, which does not exist.`)

/** The stages of `npm run test:quick`. */
export const quickStages = [
  ...staticStages.filter(({ name }) => STATIC.includes(name)),
  vitest('unit', 'Unit tests', {
    projects: ['unit', 'components'],
    maxWorkers: '100%',
    exclude: LONG_UNIT_TESTS,
    leftOut: LONG_UNIT_TESTS.map((path) => `${path}: takes longer than three seconds`),
  }),
  vitest('integration', 'A selection of the integration tests on the embedded stores', {
    projects: ['integration'],
    files: INTEGRATION_TESTS,
    env: { TEST_BACKEND: 'embedded' },
  }),
]

/** The checks and tests that only `npm test` runs. */
export const leftOutOfQuick = [
  ...staticStages
    .filter(({ name }) => !STATIC.includes(name))
    .map(({ title }) => `${title}: checked by npm run verify`),
  'The other integration tests, and all of them on real PostgreSQL and Redis: npm test runs them',
  'Production build, faults and end-to-end tests: npm test runs them',
]
