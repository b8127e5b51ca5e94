import type { ListCost, SearchCost } from './measure'
import { table } from './table'

const MAX_BUFFERS = 60
const MAX_DEPTH_RATIO = 1.2
/** Songs of a large library are checked one by one until there is a page of them. */
const SONGS = { maxBuffers: 40_000, maxDepthRatio: 3 }
const MAX_SIZE_RATIO = 4

/**
 * Prints the cost of pages; returns whether all are within bounds. The line of a list without such a
 * page names the last full one.
 */
export function printLists(lists: ListCost[]): boolean {
  let isWithinBounds = true
  const rows = lists.map(({ name, first, later, laterPage, isLastPage, grows }) => {
    const deeper = later.buffers / first.buffers
    const scanned = [...first.scanned, ...later.scanned]
    const { maxBuffers, maxDepthRatio } = name.startsWith('songs')
      ? SONGS
      : { maxBuffers: MAX_BUFFERS, maxDepthRatio: MAX_DEPTH_RATIO }
    const violations = [
      first.buffers > maxBuffers && 'buffers',
      deeper > maxDepthRatio && 'deeper',
      scanned.length > 0 && `scans ${scanned.join(', ')}`,
      grows && 'statements grow',
    ].filter(Boolean)
    isWithinBounds &&= violations.length === 0
    return [
      name,
      first.statements,
      first.buffers,
      `${later.buffers} (page ${Math.round(laterPage)}${isLastPage ? ', the last full one' : ''})`,
      deeper.toFixed(2),
      first.milliseconds.toFixed(1),
      violations.join('; ') || 'none',
    ]
  })
  const head = [
    'a page of 50',
    'statements',
    `buffers (at most ${MAX_BUFFERS}, of songs ${SONGS.maxBuffers})`,
    'buffers of a late page',
    `ratio (at most ${MAX_DEPTH_RATIO}, of songs ${SONGS.maxDepthRatio})`,
    'ms',
    'violations',
  ]
  process.stdout.write(`${table(head, rows)}\n`)
  return isWithinBounds
}

/**
 * Prints the cost of searches in a small and a large catalogue; returns whether they are within
 * bounds. Only the ratio and the scans of the line `all` are checked, not the buffers.
 */
export function printSearches(small: SearchCost[], large: SearchCost[]): boolean {
  let isWithinBounds = true
  const kinds = [...new Set(large.map((search) => search.kind))]
  const rows = [...kinds, 'all'].map((kind) => {
    const ofKind = (searches: SearchCost[]) =>
      searches.filter((search) => kind === 'all' || search.kind === kind)
    const [before, now] = [ofKind(small), ofKind(large)]
    const times = (searches: SearchCost[]) => searches.map((search) => search.milliseconds)
    const buffers = now.map((search) => search.cost.buffers)
    const slower = p95(times(now)) / p95(times(before))
    const scanned = new Set(now.flatMap((search) => search.cost.scanned))
    if (kind === 'all') isWithinBounds &&= slower <= MAX_SIZE_RATIO && scanned.size === 0
    return [
      kind,
      Math.max(...now.map((search) => search.cost.statements)),
      p50(buffers),
      p95(buffers),
      `${p50(times(before)).toFixed(1)} / ${p95(times(before)).toFixed(1)}`,
      `${p50(times(now)).toFixed(1)} / ${p95(times(now)).toFixed(1)}`,
      slower.toFixed(2),
      [...scanned].join(', ') || 'none',
      kind === 'all' ? `ratio ${MAX_SIZE_RATIO}, no scan` : 'not checked',
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
  return isWithinBounds
}

/** The value below which a share of the values is; the values must not be empty. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}
function p50(values: number[]): number {
  return quantile(values, 0.5)
}
function p95(values: number[]): number {
  return quantile(values, 0.95)
}
