import { existsSync, readFileSync, rmSync } from 'node:fs'

/**
 * Prints which answers of the OpenAPI document a run of tests has seen, and counts the operations'
 * statuses that nobody saw as one failure.
 */
export function apiCoverage(path) {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0 }
  const { documented, missing } = JSON.parse(readFileSync(path, 'utf8'))
  process.stdout.write(`API answers seen: ${documented - missing.length} of ${documented}\n`)
  for (const answer of missing) process.stdout.write(`  never seen: ${answer}\n`)
  rmSync(path)
  return { passed: 0, failed: missing.length > 0 ? 1 : 0, skipped: 0 }
}
