import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgresServer } from '@/tests/support/postgres-server'
import { startRedisServer } from '@/tests/support/redis-server'
import { TEST_SECRETS } from '@/tests/support/secrets'
import { type Running, startProcess } from '../processes'
import { callsOfAnAccount } from './account'
import { type Call, load, type Measured } from './load'

// npm run bench:api -- [--seconds 4] [--mount server|next]: processor time per request, compared with bare routes.
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '4' }, mount: { type: 'string' } },
})
const seconds = Number(values.seconds)
const CONNECTIONS = 16
/** Routes are fully optimised only after tens of thousands of calls. */
const WARM_UP_SECONDS = 10
const READY = '/api/health/ready'
/** Limits that are counted and never exceeded. */
const RATE_LIMITS = ['read', 'write', 'next', 'import', 'auth'].map(
  (name) => `${name}=900000000/60`,
)

/** Targets of `server.ts` with PostgreSQL and Redis: processor time as a multiple of a bare Hono route. */
const MAX_RATIOS: Record<string, number> = { next: 12, 'a conditional GET': 6 }

type Row = Measured & { cpuMicros: number }
type Settings = Record<string, string>

const server = resolve('dist/server.js')
if (!existsSync(server)) throw new Error('No build was found: npm run build')
const next = resolve('node_modules/next/dist/bin/next')
const mounts: Record<string, string[]> = {
  'server.ts': [server],
  "Next's route handler": [next, 'start', '-p'],
}

let misses = 0
const hono = await bare('hono')
const fastify = await bare('fastify')
print(
  '| request | CPU µs per request | ratio to bare Hono | target | p50 ms | requests/s | failed |',
)
print('| --- | ---: | ---: | ---: | ---: | ---: | ---: |')
printRow('bare Hono', hono)
printRow('bare Fastify', fastify)

const [postgres, redis] = await Promise.all([startPostgresServer(), startRedisServer()])
if (postgres && redis) {
  const stores = { DATABASE_URL: postgres.url, REDIS_URL: redis.url }
  await measureMounts('PostgreSQL and Redis', stores, { 'server.ts': MAX_RATIOS })
} else {
  print('\nPostgreSQL and Redis were not found: no target was checked.\n')
}
await measureMounts('embedded', {})
await Promise.all([postgres?.stop(), redis?.stop()])

async function measureMounts(
  stores: string,
  settings: Settings,
  targets: Record<string, typeof MAX_RATIOS> = {},
): Promise<void> {
  for (const [mount, args] of Object.entries(mounts)) {
    if (values.mount && !mount.toLowerCase().startsWith(values.mount)) continue
    await measureMount(`${mount}, ${stores}`, args, { settings, targets: targets[mount] ?? {} })
  }
}

async function measureMount(
  title: string,
  args: string[],
  { settings: stores, targets }: { settings: Settings; targets: typeof MAX_RATIOS },
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'riffle-bench-'))
  const settings = settingsOf(folder, stores)
  // Our own server runs the import job; two processes cannot share the embedded stores.
  const first = await startProcess([server], settings, READY)
  const calls = await callsOfAnAccount(first.port).finally(first.stop)
  const running = await startProcess(args, settings, READY)
  try {
    for (const [name, call] of Object.entries(calls)) {
      printRow(`${name} (${title})`, await measure(running, call), targets[name])
    }
  } finally {
    await running.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function settingsOf(folder: string, stores: Settings): Settings {
  return {
    ...stores,
    DATA_DIR: folder,
    APP_URL: 'http://localhost:3000',
    ...TEST_SECRETS,
    RATE_LIMITS: RATE_LIMITS.join(','),
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

async function bare(kind: string): Promise<Row> {
  const running = await startProcess([resolve('bench/api/bare.mjs'), kind], {}, '/bare')
  const row = await measure(running, { path: '/bare', headers: {}, status: 200 })
  await running.stop()
  return row
}

async function measure({ port, cpuMicros }: Running, call: Call): Promise<Row> {
  await load(port, call, { seconds: WARM_UP_SECONDS, connections: CONNECTIONS })
  const before = cpuMicros()
  const measured = await load(port, call, { seconds, connections: CONNECTIONS })
  return { ...measured, cpuMicros: (cpuMicros() - before) / measured.requests }
}

function printRow(name: string, { cpuMicros, p50Ms, requests, wrong }: Row, target?: number): void {
  const times = cpuMicros / hono.cpuMicros
  if (wrong > 0 || requests === 0 || times > (target ?? Number.POSITIVE_INFINITY)) misses++
  const cells = [name, cpuMicros.toFixed(1), `${times.toFixed(1)}x`, target ? `${target}x` : '']
  print(`| ${[...cells, p50Ms.toFixed(2), Math.round(requests / seconds), wrong].join(' | ')} |`)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

print(`\n${availableParallelism()} cores, ${CONNECTIONS} connections, Node ${process.version}.`)
if (misses > 0) print(`${misses} of these lines have failed requests or exceed their target.`)
process.exitCode = misses > 0 ? 1 : 0
