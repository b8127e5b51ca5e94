import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startPostgresServer } from '@/tests/support/postgres-server'
import { startProcess } from '../processes'
import { BENCH_SETTINGS } from '../settings'
import { createClient } from './client'
import { fillOnMessage, fillStores, readTracks } from './long-list'
import { EXPORT_FORMATS, listOperations, type Operation } from './operations'
import { type Measured, StallProbe } from './stall-probe'

// npm run bench:stalls -- [--tracks 60000 --backend embedded,postgresql --runs 2 --kinds shuffle --formats csv]: how
// long the built server makes other callers wait while a long playlist changes, is exported or shuffled.
const { values } = parseArgs({
  options: {
    tracks: { type: 'string', default: '60000' },
    backend: { type: 'string', default: 'embedded,postgresql' },
    runs: { type: 'string', default: '2' },
    kinds: { type: 'string', default: 'changes,exports,shuffle' },
    formats: { type: 'string', default: EXPORT_FORMATS.join() },
  },
})
const tracks = Number(values.tracks)
/** Target: the longest time that other callers wait, without other load of the machine. */
const MAX_TURN_MS = 50
const QUIET_MS = 3_000
const SETTLE_MS = 300
const READY = '/api/health/ready'

if (process.send) {
  await fillOnMessage()
  process.exit(0)
}

const PROBE = resolve('tests/support/turn-probe.mjs')
const server = resolve('dist/server.js')
if (!existsSync(server)) throw new Error('No build was found: npm run build')
const postgres = values.backend.includes('postgresql') ? await startPostgresServer() : null
let misses = 0
try {
  for (const backend of values.backend.split(',')) {
    const url = backend === 'postgresql' ? await postgres?.createDatabase('stalls') : undefined
    if (backend === 'postgresql' && !url) print('\nPostgreSQL was not found.')
    else await measureBackend(backend, url ? { DATABASE_URL: url } : {})
  }
} finally {
  await postgres?.stop()
}
if (misses > 0) print(`\n${misses} operations exceed the target of ${MAX_TURN_MS} ms.`)
process.exitCode = misses > 0 ? 1 : 0

async function measureBackend(backend: string, stores: Record<string, string>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'riffle-bench-stalls-'))
  const settings = {
    ...BENCH_SETTINGS,
    DATA_DIR: folder,
    // Tokens name it, and both runs have ports of their own.
    APP_URL: 'http://localhost:3000',
    RATE_LIMITS: 'off',
    ...stores,
  }
  // The token of the first run is valid in the second: both have the same secrets.
  const first = await startProcess([server], settings, READY)
  const client = await createClient(first.port)
  const { id: userId } = await client.send<{ id: string }>('GET', '/me').finally(first.stop)
  const playlistId = await fillStores({ settings, userId, tracks })
  const running = await startProcess(['--import', PROBE, server], settings, READY)
  try {
    client.port = running.port
    const list = await readTracks(client, playlistId, Math.min(tracks, 10_000))
    const quiet: Operation = { name: 'nothing', run: () => pause(QUIET_MS) }
    const kinds = listOperations(client, list, { tracks, formats: values.formats.split(',') })
    const operations = values.kinds.split(',').flatMap((kind) => kinds[kind] ?? [])
    await report(backend, [quiet, ...operations], new StallProbe(running))
  } finally {
    await running.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs all operations, then all again; of each, the run with the shortest turn counts. */
async function report(backend: string, operations: Operation[], probe: StallProbe): Promise<void> {
  const best = new Map<string, Measured>()
  for (let run = 1; run <= Number(values.runs); run++) {
    print(`\n${backend}, ${tracks} tracks, run ${run}`)
    print('| operation | ms | longest turn, CPU ms | longest wait, ms | memory, MB |')
    print('| --- | ---: | ---: | ---: | ---: |')
    for (const { name, run: work } of operations) {
      await pause(SETTLE_MS)
      const measured = await probe.measure(work)
      print(formatRow(name, measured))
      const known = best.get(name)
      if (!known || measured.turnMs < known.turnMs) best.set(name, measured)
    }
  }
  const exceeding = [...best].filter(([, { turnMs }]) => turnMs > MAX_TURN_MS)
  if (exceeding.length > 0) print(`\nToo long in each run, ${backend}:`)
  for (const [name, measured] of exceeding) print(formatRow(name, measured))
  misses += exceeding.length
}

function formatRow(name: string, { milliseconds, turnMs, waitMs, grownMb }: Measured): string {
  const times = [milliseconds, turnMs, waitMs].map((value) => value.toFixed(0))
  return `| ${[name, ...times, `+${grownMb.toFixed(0)}`].join(' | ')} |`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
