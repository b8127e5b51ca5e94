import { buildTrackList, countClashes, lowerBound, type TrackList } from '@/lib/shuffle'
import { ALGORITHMS, type Algorithm, setsInARow } from '../algorithms'
import { SHAPES, type Shape } from '../shapes'
import { type Cell, fixed, mean, percent, type Table } from '../table'

const SESSIONS = 5
const SETS = 30

/** How far apart two plays of a track are, and whether artists meet over the boundary. */
export function setsInARowTable(shape: Shape, size: number): Table {
  const list = buildTrackList(SHAPES[shape](size))
  return {
    title: `Sets in a row: ${shape}, ${size} tracks`,
    note: `${SESSIONS} sessions of ${SETS} sets. Distances in lengths of the list.`,
    columns: [
      'algorithm',
      'least distance of two plays',
      '1 % of them below',
      'boundaries that clash',
      'avoidable clashes a set',
    ],
    rows: ALGORITHMS.map((algorithm) => row(list, algorithm)),
  }
}

function row(list: TrackList, algorithm: Algorithm): Cell[] {
  const distances: number[] = []
  const boundaries: number[] = []
  const clashes: number[] = []
  for (let session = 0; session < SESSIONS; session++) {
    const orders = setsInARow(list, algorithm, session, SETS)
    for (let set = 1; set < SETS; set++) {
      const [before, order] = [orders[set - 1]!, orders[set]!]
      distances.push(...distancesBetween(before, order))
      boundaries.push(countClashes(list, order.slice(0, 1), before.at(-1)))
      clashes.push(countClashes(list, order, before.at(-1)) - lowerBound(list, before.at(-1)))
    }
  }
  distances.sort((a, b) => a - b)
  return [
    algorithm.name,
    fixed(distances[0]! / list.size, 3),
    fixed(distances[Math.floor(distances.length / 100)]! / list.size, 3),
    percent(mean(boundaries), 1),
    fixed(mean(clashes)),
  ]
}

function distancesBetween(before: Int32Array, order: Int32Array): number[] {
  const position = new Int32Array(before.length)
  for (const [at, track] of before.entries()) position[track] = at
  return Array.from(order, (track, at) => before.length - position[track]! + at)
}
