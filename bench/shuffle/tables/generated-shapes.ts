import { buildTrackList, clashLowerBound, countClashes } from '@/lib/shuffle'
import { ALGORITHMS, type Algorithm, BALANCED, shuffleSets } from '../algorithms'
import { positionFairness, successorEntropy } from '../metrics/fairness'
import { gapVariation, smallestGapShare } from '../metrics/gaps'
import { overdueGuessRate } from '../metrics/overdue-guess'
import { SHAPES, type Shape } from '../shapes'
import { type Cell, formatPercent, mean, roundTo, type Table } from '../table'

const SESSIONS = 20
const SETS = 3
const ORDERS_FOR_POSITIONS = 2000
const ORDERS_FOR_SUCCESSORS = 4000

/** Every algorithm on one generated shape: clashes, spread, surprise and fairness. */
export function shapeTable(shape: Shape): Table {
  const list = buildTrackList(SHAPES[shape](120))
  return {
    title: `${shape}, 120 tracks`,
    note: `${list.artistKeys.length} artists, ${clashLowerBound(list)} unavoidable clashes. ${SESSIONS} sessions of ${SETS} sets, boundaries included; positions of ${ORDERS_FOR_POSITIONS} first sets of 60 tracks, successors of ${ORDERS_FOR_SUCCESSORS} of 30.`,
    columns: [
      'algorithm',
      'avoidable clashes a set',
      'sets with any',
      'gap CV',
      'smallest gap',
      'overdue guess',
      'position χ²/df',
      'successor entropy',
    ],
    rows: ALGORITHMS.map((algorithm) => measure(shape, algorithm)),
  }
}

function measure(shape: Shape, algorithm: Algorithm): Cell[] {
  const list = buildTrackList(SHAPES[shape](120))
  const clashes: number[] = []
  const firsts: Int32Array[] = []
  for (let session = 0; session < SESSIONS; session++) {
    const orders = shuffleSets(list, algorithm, session, SETS)
    for (const [set, order] of orders.entries()) {
      const last = orders[set - 1]?.at(-1)
      clashes.push(countClashes(list, order, last) - clashLowerBound(list, last))
    }
    firsts.push(...orders)
  }
  return [
    algorithm.name,
    roundTo(mean(clashes)),
    formatPercent(clashes.filter((count) => count > 0).length / clashes.length),
    roundTo(mean(firsts.map((order) => gapVariation(list, order)))),
    roundTo(mean(firsts.map((order) => smallestGapShare(list, order)))),
    formatPercent(mean(firsts.map((order) => overdueGuessRate(list, order)))),
    roundTo(positionFairness(firstSets(shape, 60, ORDERS_FOR_POSITIONS, algorithm))),
    roundTo(successorEntropy(firstSets(shape, 30, ORDERS_FOR_SUCCESSORS, algorithm)), 3),
  ]
}

function firstSets(
  shape: Shape,
  size: number,
  count: number,
  { shuffle }: Algorithm,
): Int32Array[] {
  const list = buildTrackList(SHAPES[shape](size))
  return Array.from({ length: count }, (_, session) => shuffle(list, { session, set: 0 }))
}

/** Whether positions are equally likely in later sets, which cannot be rotated. */
export function laterSetsTable(): Table {
  const fairnessOfSet = (size: number, shape: Shape, set: number) => {
    const list = buildTrackList(SHAPES[shape](size))
    const orders = Array.from(
      { length: ORDERS_FOR_POSITIONS },
      (_, session) => shuffleSets(list, BALANCED, session, set).at(-1)!,
    )
    return roundTo(positionFairness(orders))
  }
  return {
    title: 'Fair positions in later sets',
    note: `Position χ²/df of ${BALANCED.name}, ${ORDERS_FOR_POSITIONS} sessions, 60 tracks.`,
    columns: ['shape', 'set 1', 'set 2', 'set 3', 'set 6'],
    rows: (Object.keys(SHAPES) as Shape[]).map((shape) => [
      shape,
      ...[1, 2, 3, 6].map((set) => fairnessOfSet(60, shape, set)),
    ]),
  }
}
