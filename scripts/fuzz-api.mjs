import { randomInt } from 'node:crypto'
import { run } from './setup/child.mjs'
import { projectNode } from './setup/node24.mjs'
import { inside } from './setup/place.mjs'

// npm run fuzz:api: 200 valid and 200 nearly valid requests per operation. The printed seed repeats
// a run.
const FUZZ_SEED = process.env.FUZZ_SEED ?? String(randomInt(2 ** 31))
const FUZZ_CASES = process.env.FUZZ_CASES ?? '200'
process.stdout.write(`FUZZ_SEED=${FUZZ_SEED} FUZZ_CASES=${FUZZ_CASES}\n`)

process.exitCode = await run(
  projectNode(),
  [
    inside('node_modules/vitest/vitest.mjs'),
    'run',
    ...['--project', 'integration', 'tests/integration/fuzz'],
  ],
  { env: { FUZZ_SEED, FUZZ_CASES } },
)
