import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { documented } from './operations'

const REPORTS = 'test-results/reports'

/**
 * Creates a folder for the statuses that the processes of a run observe. `finish` writes the report of
 * those that are missing and removes the folder.
 */
export function startCoverage(backend: string): { folder: string; finish: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'riffle-observed-'))
  return {
    folder,
    finish() {
      const observed = new Set<string>(
        readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8'))),
      )
      rmSync(folder, { recursive: true, force: true })
      if (observed.size === 0) return
      const all = documented.flatMap(({ operationId, statuses }) =>
        statuses.map((status) => `${operationId} ${status}`),
      )
      const missing = all.filter((response) => !observed.has(response))
      mkdirSync(REPORTS, { recursive: true })
      const report = { documented: all.length, missing }
      writeFileSync(join(REPORTS, `api-coverage-${backend}.json`), JSON.stringify(report, null, 1))
    },
  }
}
