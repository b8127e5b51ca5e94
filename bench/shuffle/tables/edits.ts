import {
  buildTrackList,
  countClashes,
  insertTracks,
  randomSource,
  removeTracks,
  type TrackList,
} from '@/lib/shuffle'
import { BALANCED } from '../algorithms'
import { keptPairShare } from '../metrics/relative-order'
import { SHAPES, type Shape } from '../shapes'
import { type Cell, formatPercent, mean, roundTo, type Table } from '../table'

const SESSIONS = 200
const SIZE = 150
const PLAYED = 30
const CHANGED = 10

/** How much of the order is kept when tracks are removed and added during a set. */
export function editsTable(): Table {
  const shapes: Shape[] = ['distinct', 'Zipf', 'ten each', 'many features', 'dominant 40 %']
  return {
    title: 'Edits during a set',
    note: `${SIZE} tracks, ${PLAYED} of them played; ${CHANGED} removed, then added again; ${SESSIONS} sets.`,
    columns: [
      'shape',
      'lost or doubled',
      'clashes after removal',
      'after adding',
      'pairs of the others in order',
    ],
    rows: shapes.map((shape) => [shape, ...measure(buildTrackList(SHAPES[shape](SIZE)))]),
  }
}

function measure(list: TrackList): Cell[] {
  let lostOrDoubled = 0
  let removedClashes = 0
  let addedClashes = 0
  const keptShares: number[] = []
  for (let session = 0; session < SESSIONS; session++) {
    const order = BALANCED.shuffle(list, { session, set: 0 })
    const random = randomSource([session])
    const removed = new Set<number>()
    while (removed.size < CHANGED) removed.add(order[PLAYED + random.int(SIZE - PLAYED)]!)
    const shorter = removeTracks(list, order, PLAYED, removed)
    const added = [...removed].map((index) => ({ index, id: `track ${index}` }))
    const longer = insertTracks(list, shorter, PLAYED, added, `session ${session}`)
    lostOrDoubled +=
      Math.abs(SIZE - CHANGED - new Set(shorter).size) + Math.abs(SIZE - new Set(longer).size)
    removedClashes += countClashes(list, shorter)
    addedClashes += countClashes(list, longer)
    const others = order.filter((track) => !removed.has(track))
    keptShares.push(keptPairShare(others, longer))
  }
  return [
    lostOrDoubled,
    roundTo(removedClashes / SESSIONS, 3),
    roundTo(addedClashes / SESSIONS, 3),
    formatPercent(mean(keptShares), 3),
  ]
}
