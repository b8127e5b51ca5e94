import { buildTrackList, clashLowerBound, countClashes, type TrackList } from '@/lib/shuffle'
import { ALGORITHMS, type Algorithm, shuffleSets } from '../algorithms'
import { SHAPES, type Shape } from '../shapes'
import { type Cell, formatPercent, mean, roundTo, type Table } from '../table'

const SESSIONS = 5
const SETS = 30

/** The distances of two plays of a track, and how often artists clash at the boundary. */
export function consecutiveSetsTable(shape: Shape, size: number): Table {
  const list = buildTrackList(SHAPES[shape](size))
  return {
    title: `Consecutive sets: ${shape}, ${size} tracks`,
    note: `${SESSIONS} sessions of ${SETS} sets. Distances in lengths of the list.`,
    columns: [
      'algorithm',
      'minimum distance of two plays',
      '1st percentile',
      'boundaries with a clash',
      'avoidable clashes per set',
    ],
    rows: ALGORITHMS.map((algorithm) => measure(list, algorithm)),
  }
}

function measure(list: TrackList, algorithm: Algorithm): Cell[] {
  const distances: number[] = []
  const boundaries: number[] = []
  const clashes: number[] = []
  for (let session = 0; session < SESSIONS; session++) {
    const orders = shuffleSets(list, algorithm, session, SETS)
    for (let set = 1; set < SETS; set++) {
      const [before, order] = [orders[set - 1]!, orders[set]!]
      distances.push(...distancesBetween(before, order))
      boundaries.push(countClashes(list, order.slice(0, 1), before.at(-1)))
      clashes.push(countClashes(list, order, before.at(-1)) - clashLowerBound(list, before.at(-1)))
    }
  }
  distances.sort((a, b) => a - b)
  return [
    algorithm.name,
    roundTo(distances[0]! / list.size, 3),
    roundTo(distances[Math.floor(distances.length / 100)]! / list.size, 3),
    formatPercent(mean(boundaries), 1),
    roundTo(mean(clashes)),
  ]
}

function distancesBetween(before: Int32Array, order: Int32Array): number[] {
  const position = new Int32Array(before.length)
  for (const [at, track] of before.entries()) position[track] = at
  return Array.from(order, (track, at) => before.length - position[track]! + at)
}
