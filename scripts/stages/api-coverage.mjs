import { existsSync, readFileSync, rmSync } from 'node:fs'

/**
 * Prints which responses of the OpenAPI document occurred in a run of tests. Documented responses
 * that did not occur count as one failure.
 * @param {string} path of the report that the tests wrote
 * @returns {import('./tally.mjs').Counts}
 */
export function apiCoverage(path) {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0 }
  const { documented, missing } = JSON.parse(readFileSync(path, 'utf8'))
  process.stdout.write(`API responses seen: ${documented - missing.length} of ${documented}\n`)
  for (const response of missing) process.stdout.write(`  never seen: ${response}\n`)
  rmSync(path)
  return { passed: 0, failed: missing.length > 0 ? 1 : 0, skipped: 0 }
}
