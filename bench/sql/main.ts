import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { startPostgresServer } from '@/tests/support/postgres-server'
import { BENCH_SETTINGS } from '../settings'
import { measureLists, measureSearches, type SearchCost, withCatalogue } from './measure'
import { printLists, printSearches } from './report'

// node scripts/run.mjs bench/sql/main.ts [--songs 1000000 --playlists 100000]: measures the cost of
// pages and searches in a large catalogue, compared with one of a hundredth of its size.
const { values } = parseArgs({
  options: {
    songs: { type: 'string', default: '1000000' },
    playlists: { type: 'string', default: '100000' },
    /** URLs of filled databases, a small and a large one. */
    small: { type: 'string' },
    large: { type: 'string' },
    /** Measures only searches, in the database with this URL, and prints the result as JSON. */
    searches: { type: 'string' },
  },
})

// A cached read sends no statement.
Object.assign(process.env, { ...BENCH_SETTINGS, READ_CACHE: 'false' })

const SIZE_RATIO = 100
const scale = { songs: Number(values.songs), playlists: Number(values.playlists) }
const isFilled = values.small !== undefined && values.large !== undefined

if (values.searches) {
  const costs = await withCatalogue(values.searches, isFilled ? undefined : scale, (userId) =>
    measureSearches(userId),
  )
  process.stdout.write(JSON.stringify(costs))
  process.exit(0)
}
const server = isFilled ? null : await startPostgresServer()
if (!isFilled && !server) throw new Error('PostgreSQL was not found on this machine.')
let isWithinBounds = false
try {
  const small = measureSearchesIn(values.small ?? (await server!.createDatabase('small')))
  const large = await withCatalogue(
    values.large ?? (await server!.createDatabase('large')),
    isFilled ? undefined : scale,
    async (userId, playlistId) => ({
      lists: await measureLists(userId, playlistId),
      searches: await measureSearches(userId),
    }),
  )
  isWithinBounds = [printLists(large.lists), printSearches(small, large.searches)].every(Boolean)
} finally {
  await server?.stop()
}
process.exit(isWithinBounds ? 0 : 1)

// In another process, because a process reads its settings once.
function measureSearchesIn(url: string): SearchCost[] {
  const [script] = process.argv.slice(1)
  const filled = isFilled ? ['--small', url, '--large', url] : []
  const output = execFileSync(
    process.execPath,
    [
      ...process.execArgv,
      script!,
      ...['--searches', url, '--songs', String(scale.songs / SIZE_RATIO)],
      ...['--playlists', String(scale.playlists / SIZE_RATIO), ...filled],
    ],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  return JSON.parse(output) as SearchCost[]
}
