import { parseArgs } from 'node:util'
import { startPostgresServer } from '../../tests/support/postgres-server'
import {
  type ListCost,
  measureLists,
  measureSearches,
  type SearchCost,
  withCatalogue,
} from './measure'
import { table } from './table'

// node scripts/run.mjs bench/sql/main.ts [--songs 1000000 --playlists 100000]: what pages and
// searches cost PostgreSQL in a large catalogue, and how much more than in one a hundredth its size.
const { values } = parseArgs({
  options: {
    songs: { type: 'string', default: '1000000' },
    playlists: { type: 'string', default: '100000' },
    /** Databases that are filled already, the small one and the large one. */
    small: { type: 'string' },
    large: { type: 'string' },
  },
})
const MOST_BUFFERS = 60
const MOST_DEEPER = 1.2
const MOST_SLOWER = 4

Object.assign(process.env, {
  DATA_DIR: process.env.DATA_DIR ?? '.data',
  AUTH_SECRET: 'bench-x7Qm2vKp9LrT4wZs8NbYc3HdJf6GaUeR',
  TOKEN_KEYS: 'k1:bench-pW5nXq8ZtB3vMk7LrYc2HdJf9GaUeS4T',
  PASSWORD_PEPPER: 'bench-c3HdJf6GaUeRx7Qm2vKp9LrT4wZs8NbY',
  LOG_LEVEL: 'error',
})

const songs = Number(values.songs)
const playlists = Number(values.playlists)
const given =
  values.small && values.large ? { small: values.small, large: values.large } : undefined
const server = given ? null : await startPostgresServer()
if (!given && !server) throw new Error('PostgreSQL was not found on this machine.')
let isWell = true
try {
  const small = await withCatalogue(
    given?.small ?? (await server!.createDatabase('small')),
    given ? undefined : { songs: songs / 100, playlists: playlists / 100 },
    (userId) => measureSearches(userId),
  )
  const large = await withCatalogue(
    given?.large ?? (await server!.createDatabase('large')),
    given ? undefined : { songs, playlists },
    async (userId, playlistId) => ({
      lists: await measureLists(userId, playlistId),
      searches: await measureSearches(userId),
    }),
  )
  printLists(large.lists)
  printSearches(small, large.searches)
} finally {
  await server?.stop()
}
process.exit(isWell ? 0 : 1)

function printLists(lists: ListCost[]): void {
  const rows = lists.map(({ name, first, later, laterPage, grows }) => {
    const deeper = later.buffers / first.buffers
    const scanned = [...first.scanned, ...later.scanned]
    const misses = [
      first.buffers > MOST_BUFFERS && 'buffers',
      deeper > MOST_DEEPER && 'deeper',
      scanned.length > 0 && `scans ${scanned.join(', ')}`,
      grows && 'statements grow',
    ].filter(Boolean)
    isWell &&= misses.length === 0
    return [
      name,
      first.statements,
      first.buffers,
      `${later.buffers} (page ${Math.round(laterPage)})`,
      deeper.toFixed(2),
      first.milliseconds.toFixed(1),
      misses.join('; ') || 'none',
    ]
  })
  const head = ['a page of 50', 'statements', 'buffers', 'deep in it', 'ratio', 'ms', 'misses']
  process.stdout.write(`${table(head, rows)}\n`)
}

function printSearches(small: SearchCost[], large: SearchCost[]): void {
  const manners = [...new Set(large.map((search) => search.manner))]
  const rows = [...manners, 'all'].map((manner) => {
    const of = (searches: SearchCost[]) =>
      searches.filter((search) => manner === 'all' || search.manner === manner)
    const [before, now] = [of(small), of(large)]
    const times = (searches: SearchCost[]) => searches.map((search) => search.milliseconds)
    const buffers = now.map((search) => search.cost.buffers)
    const slower = p95(times(now)) / p95(times(before))
    const scanned = new Set(now.flatMap((search) => search.cost.scanned))
    if (manner === 'all') isWell &&= slower <= MOST_SLOWER && scanned.size === 0
    return [
      manner,
      Math.max(...now.map((search) => search.cost.statements)),
      p50(buffers),
      p95(buffers),
      `${p50(times(before)).toFixed(1)} / ${p95(times(before)).toFixed(1)}`,
      `${p50(times(now)).toFixed(1)} / ${p95(times(now)).toFixed(1)}`,
      slower.toFixed(2),
      [...scanned].join(', ') || 'none',
    ]
  })
  const head = [
    'search',
    'statements',
    'buffers p50',
    'p95',
    'small: ms p50 / p95',
    'large: ms p50 / p95',
    'ratio of p95',
    'scans',
  ]
  process.stdout.write(`${table(head, rows)}\n`)
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}
function p50(values: number[]): number {
  return quantile(values, 0.5)
}
function p95(values: number[]): number {
  return quantile(values, 0.95)
}
