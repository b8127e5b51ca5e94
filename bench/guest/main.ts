import { once } from 'node:events'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { startPostgresServer } from '@/tests/support/postgres-server'
import { forkCase } from '../fork-case'
import { quantile } from '../sql/report'
import { table } from '../sql/table'
import { type Case, type CaseResult, runCase } from './case'

// node scripts/run.mjs bench/guest/main.ts [--guests 200 --backend embedded,postgresql]: the time of the
// statement that creates a guest with the 24 songs and three playlists of the demo, beside the insertion
// of one user. It fails if the statement takes too long on PostgreSQL.
const { values } = parseArgs({
  options: {
    guests: { type: 'string', default: '200' },
    backend: { type: 'string', default: 'embedded,postgresql' },
  },
})

/** The maximum of the median, per backend. */
const MAX_MEDIAN_MS: Record<string, number> = { postgresql: 20 }

if (process.send) {
  const [given] = (await once(process, 'message')) as [Case]
  process.send(await runCase(given))
  process.exit(0)
}

const backends = values.backend.split(',')
const server = backends.includes('postgresql') ? await startPostgresServer() : null
const missed: string[] = []
const rows: (string | number)[][] = []
try {
  for (const backend of backends) await report(backend)
} finally {
  await server?.stop()
}
const head = ['', 'user: ms p50', 'p95', 'guest: fastest ms', 'p50', 'p95', 'ratio', 'rows: ms p50']
const load = loadavg().map((value) => value.toFixed(1))
process.stdout.write(`${table(head, rows)}\nLoad average ${load.join(', ')}\n`)
for (const target of missed) console.error(`Missed: ${target}`)
process.exit(missed.length > 0 ? 1 : 0)

async function report(backend: string): Promise<void> {
  const databaseUrl = backend === 'postgresql' ? await server?.createDatabase('guests') : undefined
  const given: Case = { databaseUrl, guests: Number(values.guests) }
  const result = await forkCase<CaseResult>(given)
  const { insert, statement } = result
  const median = quantile(statement, 0.5)
  const times = [
    quantile(insert, 0.5),
    quantile(insert, 0.95),
    quantile(statement, 0),
    median,
    quantile(statement, 0.95),
    median / quantile(insert, 0.5),
    quantile(result.rows, 0.5),
  ]
  rows.push([backend, ...times.map((value) => value.toFixed(1))])
  const maxMs = MAX_MEDIAN_MS[backend]
  if (maxMs && median > maxMs) missed.push(`${backend}: ${maxMs} ms`)
}
