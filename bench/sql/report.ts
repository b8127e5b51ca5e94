import type { ListCost, SearchCost } from './measure'
import { table } from './table'

const MOST_BUFFERS = 60
const MOST_DEEPER = 1.2
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
      `${later.buffers} (page ${Math.round(laterPage)}${isLastPage ? ', its last full one' : ''})`,
      deeper.toFixed(2),
      first.milliseconds.toFixed(1),
      misses.join('; ') || 'none',
    ]
  })
  const head = [
    'a page of 50',
    'statements',
    `buffers (at most ${MOST_BUFFERS})`,
    'deep in it',
    `ratio (at most ${MOST_DEEPER})`,
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
