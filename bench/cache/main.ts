import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { startPostgresServer } from '@/tests/support/postgres-server'
import { startRedisServer } from '@/tests/support/redis-server'
import { BENCH_SETTINGS } from '../settings'
import { table } from '../sql/table'
import { measureReads, type ReadCost } from './measure'

// node scripts/run.mjs bench/cache/main.ts [--songs 20000 --playlists 2000]: measures frequent reads
// through the API with the cache and without it.
const { values } = parseArgs({
  options: {
    songs: { type: 'string', default: '20000' },
    playlists: { type: 'string', default: '2000' },
    /** Measures in the database with this URL, and prints the result as JSON. */
    measure: { type: 'string' },
    /** Whether to fill that database before. */
    fill: { type: 'boolean', default: false },
  },
})

Object.assign(process.env, BENCH_SETTINGS, { RATE_LIMITS: 'off' })

if (values.measure) {
  const scale = { songs: Number(values.songs), playlists: Number(values.playlists) }
  const costs = await measureReads(values.measure, values.fill ? scale : undefined)
  process.stdout.write(JSON.stringify(costs))
  process.exit(0)
}
const [postgres, redis] = await Promise.all([startPostgresServer(), startRedisServer()])
if (!postgres || !redis) throw new Error('PostgreSQL or Redis was not found on this machine.')
try {
  const url = await postgres.createDatabase('cached')
  const without = measureIn(url, redis.url, { isCached: false, isFirst: true })
  const cached = measureIn(url, redis.url, { isCached: true, isFirst: false })
  const rows = without.map((plain, at) => {
    const fast = cached[at] ?? plain
    return [
      plain.read,
      plain.statements.toFixed(2),
      fast.statements.toFixed(2),
      plain.p50Ms.toFixed(2),
      fast.p50Ms.toFixed(2),
      `${Math.round(fast.hitRate * 100)} %`,
    ]
  })
  const head = ['read', 'statements', 'cached', 'ms p50', 'cached', 'hit rate']
  process.stdout.write(table(head, rows))
} finally {
  await postgres.stop()
  await redis.stop()
}

type Mode = { isCached: boolean; isFirst: boolean }

// In another process, because a process reads its settings once.
function measureIn(url: string, redisUrl: string, { isCached, isFirst }: Mode): ReadCost[] {
  const [script = ''] = process.argv.slice(1)
  const output = execFileSync(
    process.execPath,
    [
      ...process.execArgv,
      ...[script, '--measure', url, '--songs', values.songs, '--playlists', values.playlists],
      ...(isFirst ? ['--fill'] : []),
    ],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, REDIS_URL: redisUrl, READ_CACHE: String(isCached) },
    },
  )
  return JSON.parse(output) as ReadCost[]
}
