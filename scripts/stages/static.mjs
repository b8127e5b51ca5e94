import { run } from '../setup/child.mjs'
import { inside } from '../setup/place.mjs'
import { roots } from './roots.mjs'

/** @param {string} path */
const bin = (path) => inside('node_modules', path)

/**
 * A stage that runs Node scripts until one fails. It counts as one test.
 * @param {string} name
 * @param {string} title
 * @param {[script: string, ...args: string[]][]} programs
 * @returns {import('./report.mjs').Stage}
 */
const check = (name, title, ...programs) => ({
  name,
  title,
  async run() {
    for (const [script, ...args] of programs) {
      const exitCode = await run(process.execPath, [script, ...args], {
        env: { NEXT_TELEMETRY_DISABLED: '1' },
      })
      if (exitCode !== 0) return { passed: 0, failed: 1, skipped: 0 }
    }
    return { passed: 1, failed: 0, skipped: 0 }
  },
})

/** The checks that do not run the application. */
export const staticStages = [
  check(
    'lint',
    'Format and lint',
    [bin('@biomejs/biome/bin/biome'), 'check', '.'],
    [inside('scripts/lint-exceptions.mjs')],
  ),
  check('language', 'Language', [inside('scripts/lint-language.mjs')]),
  check(
    'types',
    'Types',
    [bin('next/dist/bin/next'), 'typegen'],
    [bin('typescript/bin/tsc'), '--noEmit'],
    [bin('typescript/bin/tsc'), '--noEmit', '--project', 'scripts/tsconfig.json'],
  ),
  check('imports', 'Import rules', [
    bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
    ...roots(),
    '--config',
    '.dependency-cruiser.mjs',
  ]),
  check('regex', 'Regular expressions', [inside('scripts/lint-regex.mjs')]),
  check('lockfile', 'Lockfile', [inside('scripts/lint-lockfile.mjs')]),
  check('commits', 'Commit subjects', [inside('scripts/lint-commits.mjs')]),
  check('messages', 'Message catalogues', [
    bin('vitest/vitest.mjs'),
    // In one process, so that each source is parsed once.
    ...['run', '--project', 'unit', '--no-isolate', '--maxWorkers=1', 'tests/unit/messages'],
  ]),
  check('asvs', 'Security requirements', [inside('scripts/asvs.mjs')]),
  check('floors', 'Version floors', [inside('scripts/floors.mjs')]),
  check('notices', 'Third-party notices', [inside('scripts/notices.mjs'), '--check']),
  check('api-document', 'API document', [inside('scripts/lint-api.mjs')]),
  check('unused', 'Unused code', [bin('knip/bin/knip.js')]),
]
