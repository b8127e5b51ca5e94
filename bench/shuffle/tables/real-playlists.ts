import { countClashes, lowerBound, type TrackList } from '@/lib/shuffle'
import { ALGORITHMS, type Algorithm, setsInARow } from '../algorithms'
import { gapVariation, smallestGap } from '../metrics/gaps'
import { overdueGuess } from '../metrics/guess'
import { type Cell, fixed, mean, percent, type Table } from '../table'

const SEEDS = 20
const SETS = 2

/** Every algorithm on lists people made: two sets in a row, the boundary included. */
export function realPlaylistsTable(lists: readonly TrackList[], kind: string): Table {
  return {
    title: `Real playlists: ${kind}`,
    note: `${lists.length} lists, ${lists.reduce((sum, { size }) => sum + size, 0)} tracks, ${SEEDS} seeds of ${SETS} sets each.`,
    columns: [
      'algorithm',
      'avoidable clashes in 100 tracks',
      'sets with any',
      'gap CV',
      'smallest gap',
      'overdue guess',
    ],
    rows: ALGORITHMS.map((algorithm) => row(lists, algorithm)),
  }
}

function row(lists: readonly TrackList[], algorithm: Algorithm): Cell[] {
  let clashes = 0
  let tracks = 0
  let sets = 0
  let unclean = 0
  const variation: number[] = []
  const smallest: number[] = []
  const guesses: number[] = []
  for (const list of lists)
    for (let seed = 0; seed < SEEDS; seed++) {
      const orders = setsInARow(list, algorithm, seed, SETS)
      for (const [set, order] of orders.entries()) {
        const last = orders[set - 1]?.at(-1)
        const avoidable = countClashes(list, order, last) - lowerBound(list, last)
        clashes += avoidable
        tracks += list.size
        sets++
        if (avoidable > 0) unclean++
      }
      if (seed > 2) continue
      variation.push(gapVariation(list, orders[0]!))
      smallest.push(smallestGap(list, orders[0]!))
      if (list.size <= 1500) guesses.push(overdueGuess(list, orders[0]!))
    }
  return [
    algorithm.name,
    fixed((100 * clashes) / tracks, 3),
    percent(unclean / sets, 1),
    fixed(mean(variation)),
    fixed(mean(smallest)),
    percent(mean(guesses)),
  ]
}
