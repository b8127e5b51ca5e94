import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { documented } from './operations'

const REPORTS = 'test-results/reports'

/** A folder for what the processes of this run see; the function weighs it and tidies up. */
export function startCoverage(backend: string): { folder: string; finish: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'riffle-seen-'))
  return {
    folder,
    finish() {
      const seen = new Set<string>(
        readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8'))),
      )
      rmSync(folder, { recursive: true, force: true })
      if (seen.size === 0) return
      const all = documented.flatMap(({ operationId, statuses }) =>
        statuses.map((status) => `${operationId} ${status}`),
      )
      const missing = all.filter((answer) => !seen.has(answer))
      mkdirSync(REPORTS, { recursive: true })
      const report = { documented: all.length, missing }
      writeFileSync(join(REPORTS, `api-coverage-${backend}.json`), JSON.stringify(report, null, 1))
    },
  }
}
