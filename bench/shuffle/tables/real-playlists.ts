import { clashLowerBound, countClashes, type TrackList } from '@/lib/shuffle'
import { ALGORITHMS, type Algorithm, shuffleSets } from '../algorithms'
import { gapVariation, smallestGapShare } from '../metrics/gaps'
import { overdueGuessRate } from '../metrics/overdue-guess'
import { type Cell, formatPercent, mean, roundTo, type Table } from '../table'

const SEEDS = 20
const SETS = 2
const SEEDS_FOR_GAPS = 3
const MAX_SIZE_FOR_GUESSES = 1500

/** Every algorithm on playlists made by people: two consecutive sets, the boundary included. */
export function realPlaylistsTable(lists: readonly TrackList[], kind: string): Table {
  return {
    title: `Real playlists: ${kind}`,
    note: `${lists.length} lists, ${lists.reduce((sum, { size }) => sum + size, 0)} tracks, ${SEEDS} seeds of ${SETS} sets each.`,
    columns: [
      'algorithm',
      'avoidable clashes per 100 tracks',
      'sets with any',
      'gap CV',
      'smallest gap',
      'overdue guess',
    ],
    rows: ALGORITHMS.map((algorithm) => measure(lists, algorithm)),
  }
}

function measure(lists: readonly TrackList[], algorithm: Algorithm): Cell[] {
  const avoidable: number[] = []
  const variation: number[] = []
  const smallest: number[] = []
  const guesses: number[] = []
  for (const list of lists)
    for (let seed = 0; seed < SEEDS; seed++) {
      const orders = shuffleSets(list, algorithm, seed, SETS)
      avoidable.push(...avoidableClashes(list, orders))
      if (seed >= SEEDS_FOR_GAPS) continue
      variation.push(gapVariation(list, orders[0]!))
      smallest.push(smallestGapShare(list, orders[0]!))
      if (list.size <= MAX_SIZE_FOR_GUESSES) guesses.push(overdueGuessRate(list, orders[0]!))
    }
  const tracks = lists.reduce((sum, { size }) => sum + size, 0) * SEEDS * SETS
  return [
    algorithm.name,
    roundTo((100 * avoidable.reduce((sum, count) => sum + count, 0)) / tracks, 3),
    formatPercent(avoidable.filter((count) => count > 0).length / avoidable.length, 1),
    roundTo(mean(variation)),
    roundTo(mean(smallest)),
    formatPercent(mean(guesses)),
  ]
}

/** The avoidable clashes of each set, the boundary to the set before included. */
const avoidableClashes = (list: TrackList, orders: readonly Int32Array[]): number[] =>
  orders.map((order, set) => {
    const last = orders[set - 1]?.at(-1)
    return countClashes(list, order, last) - clashLowerBound(list, last)
  })
