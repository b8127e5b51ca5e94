import { buildTrackList, countClashes, lowerBound } from '@/lib/shuffle'
import { ALGORITHMS, type Algorithm, BALANCED, setsInARow } from '../algorithms'
import { positionFairness, successorEntropy } from '../metrics/fairness'
import { gapVariation, smallestGap } from '../metrics/gaps'
import { overdueGuess } from '../metrics/guess'
import { SHAPES, type Shape } from '../shapes'
import { type Cell, fixed, mean, percent, type Table } from '../table'

const SESSIONS = 20
const SETS = 3
const ORDERS_FOR_PLACES = 2000
const ORDERS_FOR_SUCCESSORS = 4000

/** Every algorithm on one generated shape: clashes, spread, surprise and fairness. */
export function shapeTable(shape: Shape): Table {
  const list = buildTrackList(SHAPES[shape](120))
  return {
    title: `${shape}, 120 tracks`,
    note: `${list.artistKeys.length} artists, ${lowerBound(list)} clashes cannot be avoided. ${SESSIONS} sessions of ${SETS} sets, boundaries included; places of ${ORDERS_FOR_PLACES} first sets of 60 tracks, successors of ${ORDERS_FOR_SUCCESSORS} of 30.`,
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
    rows: ALGORITHMS.map((algorithm) => row(shape, algorithm)),
  }
}

function row(shape: Shape, algorithm: Algorithm): Cell[] {
  const list = buildTrackList(SHAPES[shape](120))
  const clashes: number[] = []
  const firsts: Int32Array[] = []
  for (let session = 0; session < SESSIONS; session++) {
    const orders = setsInARow(list, algorithm, session, SETS)
    for (const [set, order] of orders.entries()) {
      const last = orders[set - 1]?.at(-1)
      clashes.push(countClashes(list, order, last) - lowerBound(list, last))
    }
    firsts.push(...orders)
  }
  return [
    algorithm.name,
    fixed(mean(clashes)),
    percent(clashes.filter((count) => count > 0).length / clashes.length),
    fixed(mean(firsts.map((order) => gapVariation(list, order)))),
    fixed(mean(firsts.map((order) => smallestGap(list, order)))),
    percent(mean(firsts.map((order) => overdueGuess(list, order)))),
    fixed(positionFairness(firstSets(shape, 60, ORDERS_FOR_PLACES, algorithm))),
    fixed(successorEntropy(firstSets(shape, 30, ORDERS_FOR_SUCCESSORS, algorithm)), 3),
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

/** How fair the places of later sets are, which no wheel can be turned for. */
export function laterSetsTable(): Table {
  const later = (size: number, shape: Shape, set: number) => {
    const list = buildTrackList(SHAPES[shape](size))
    const orders = Array.from(
      { length: ORDERS_FOR_PLACES },
      (_, session) => setsInARow(list, BALANCED, session, set).at(-1)!,
    )
    return fixed(positionFairness(orders))
  }
  return {
    title: 'Fair places in later sets',
    note: `Position χ²/df of ${BALANCED.name}, ${ORDERS_FOR_PLACES} sessions, 60 tracks.`,
    columns: ['shape', 'set 1', 'set 2', 'set 3', 'set 6'],
    rows: (Object.keys(SHAPES) as Shape[]).map((shape) => [
      shape,
      ...[1, 2, 3, 6].map((set) => later(60, shape, set)),
    ]),
  }
}
