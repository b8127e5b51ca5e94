import type { ListCost, SearchCost } from './measure'
import { table } from './table'

const MAX_BUFFERS = 60
const MAX_DEPTH_RATIO = 1.2
/** Songs of a large library are checked one by one until there is a page of them. */
const SONGS = { maxBuffers: 40_000, maxDepthRatio: 3 }
const MOST_SLOWER = 4

/**
 * Prints what pages cost; answers whether all of them keep to their bounds. A list that has no such
 * page is measured on its last full one, and its line says so.
 */
export function printLists(lists: ListCost[]): boolean {
  let isWell = true
  const rows = lists.map(({ name, first, later, laterPage, isLastPage, grows }) => {
    const deeper = later.buffers / first.buffers
    const scanned = [...first.scanned, ...later.scanned]
    const { maxBuffers, maxDepthRatio } = name.startsWith('songs')
      ? SONGS
      : { maxBuffers: MAX_BUFFERS, maxDepthRatio: MAX_DEPTH_RATIO }
    const misses = [
      first.buffers > maxBuffers && 'buffers',
      deeper > maxDepthRatio && 'deeper',
      scanned.length > 0 && `scans ${scanned.join(', ')}`,
      grows && 'statements grow',
    ].filter(Boolean)
    isWell &&= misses.length === 0
    return [
      name,
      first.statements,
      first.buffers,
      `${later.buffers} (page ${Math.round(laterPage)}${isLastPage ? ', its last full one' : ''})`,
      deeper.toFixed(2),
      first.milliseconds.toFixed(1),
      misses.join('; ') || 'none',
    ]
  })
  const head = [
    'a page of 50',
    'statements',
    `buffers (at most ${MAX_BUFFERS}, of songs ${SONGS.maxBuffers})`,
    'deep in it',
    `ratio (at most ${MAX_DEPTH_RATIO}, of songs ${SONGS.maxDepthRatio})`,
    'ms',
    'misses',
  ]
  process.stdout.write(`${table(head, rows)}\n`)
  return isWell
}

/**
 * Prints what searches cost in a small and in a large catalogue; answers the same. Only the line
 * `all` is judged, by its ratio and its scans: how many buffers a search may read is not bounded.
 */
export function printSearches(small: SearchCost[], large: SearchCost[]): boolean {
  let isWell = true
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
      manner === 'all' ? `ratio ${MOST_SLOWER}, no scan` : 'not judged',
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
    'at most',
  ]
  process.stdout.write(`${table(head, rows)}\n`)
  return isWell
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
