import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { startPostgresServer } from '@/tests/support/postgres-server'
import { bundleOptions } from '../../scripts/setup/bundles.mjs'
import { forkCase } from '../fork-case'
import { type Case, type CaseResult, runCase } from './case'

// node scripts/run.mjs bench/import/main.ts [--rows 1000,200000 --backend embedded --list-rows 1]:
// rows per second, memory and delay of the event loop while a file is imported.
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000,5000,13000,20000,50000,200000' },
    backend: { type: 'string', default: 'embedded,postgresql' },
    'list-rows': { type: 'string', default: '10000' },
    /** The size of each file; by default that of its rows without comments. */
    megabytes: { type: 'string', default: '0' },
    /** Measures a second import of the same file. */
    again: { type: 'boolean', default: false },
  },
})

/** The target for the longest delay of other work by a file of 1,000 playlists. */
const MAX_DELAY_MS = 50
/** Targets: the maximum seconds of a number of rows. */
const MAX_SECONDS: Record<string, Record<number, number>> = {
  embedded: { 20000: 12 },
  postgresql: { 13000: 4 },
}

if (process.send) {
  const [given] = (await once(process, 'message')) as [Case]
  process.send(await runCase(given))
  process.exit(0)
}

await buildThreads()
const server = values.backend.includes('postgresql') ? await startPostgresServer() : null
const missed: string[] = []
try {
  for (const backend of values.backend.split(',')) {
    for (const rows of values.rows.split(',').map(Number)) await report(backend, rows)
  }
} finally {
  await server?.stop()
}
for (const target of missed) console.error(`Missed: ${target}`)
process.exit(missed.length > 0 ? 1 : 0)

async function report(backend: string, rows: number): Promise<void> {
  const databaseUrl =
    backend === 'postgresql' ? await server?.createDatabase(`import_${rows}`) : undefined
  const given: Case = {
    rows,
    listRows: Number(values['list-rows']),
    megabytes: Number(values.megabytes),
    databaseUrl,
    isRepeated: values.again,
  }
  // Its memory is that of one import.
  const result = await forkCase<CaseResult>(given)
  const { seconds, cpuSeconds, peakMb, maxDelayMs, usualDelayMs, imported } = result
  const rate = Math.round(imported / seconds)
  console.log(
    `${backend.padEnd(10)} ${String(rows).padStart(7)} rows  ${seconds.toFixed(1).padStart(6)} s  ${cpuSeconds.toFixed(1).padStart(6)} CPU s  ` +
      `${String(rate).padStart(5)} rows/s  +${peakMb.toFixed(0)} MB  delay ${usualDelayMs.toFixed(0)} ms, longest ${maxDelayMs.toFixed(0)} ms`,
  )
  const maxSeconds = MAX_SECONDS[backend]?.[rows]
  if (maxSeconds && seconds > maxSeconds) missed.push(`${backend}, ${rows} rows: ${maxSeconds} s`)
  const isOfLists = values['list-rows'] === '1' && rows === 1_000
  if (isOfLists && maxDelayMs > MAX_DELAY_MS)
    missed.push(`${backend}, 1,000 playlists: delay ${MAX_DELAY_MS} ms`)
}

async function buildThreads(): Promise<void> {
  mkdirSync('dist/dev', { recursive: true })
  await build({
    ...(bundleOptions as object),
    entryPoints: {
      'import-worker': 'lib/services/imports/count-rows.ts',
      'import-events-worker': 'lib/services/imports/send-events.ts',
    },
    outdir: 'dist/dev',
    sourcemap: false,
  })
}
