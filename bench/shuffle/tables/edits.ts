import {
  buildTrackList,
  countClashes,
  insertTracks,
  randomSource,
  removeTracks,
  type TrackList,
} from '@/lib/shuffle'
import { BALANCED } from '../algorithms'
import { SHAPES, type Shape } from '../shapes'
import { type Cell, fixed, percent, type Table } from '../table'

const SESSIONS = 200
const SIZE = 150
const PLAYED = 30
const CHANGED = 10

/** What edits leave of the order under way. */
export function editsTable(): Table {
  const shapes: Shape[] = ['distinct', 'Zipf', 'ten each', 'many features', 'dominant 40 %']
  return {
    title: 'Edits while a set is under way',
    note: `${SIZE} tracks, ${PLAYED} handed out; ${CHANGED} removed, then added again; ${SESSIONS} sets.`,
    columns: [
      'shape',
      'lost or doubled',
      'clashes after removal',
      'after adding',
      'pairs of the others in order',
    ],
    rows: shapes.map((shape) => [shape, ...row(buildTrackList(SHAPES[shape](SIZE)))]),
  }
}

function row(list: TrackList): Cell[] {
  let wrong = 0
  let removedClashes = 0
  let addedClashes = 0
  let kept = 0
  let pairs = 0
  for (let session = 0; session < SESSIONS; session++) {
    const order = BALANCED.shuffle(list, { session, set: 0 })
    const random = randomSource([session])
    const gone = new Set<number>()
    while (gone.size < CHANGED) gone.add(order[PLAYED + random.int(SIZE - PLAYED)]!)
    const shorter = removeTracks(list, order, PLAYED, gone)
    const added = [...gone].map((index) => ({ index, id: `track ${index}` }))
    const grown = insertTracks(list, shorter, PLAYED, added, `session ${session}`)
    wrong += Math.abs(SIZE - CHANGED - new Set(shorter).size) + Math.abs(SIZE - new Set(grown).size)
    removedClashes += countClashes(list, shorter)
    addedClashes += countClashes(list, grown)
    const others = [...order].filter((track) => !gone.has(track))
    const place = new Map([...grown].map((track, at) => [track, at]))
    for (let i = 0; i < others.length; i++)
      for (let j = i + 1; j < others.length; j++, pairs++)
        if (place.get(others[i]!)! < place.get(others[j]!)!) kept++
  }
  return [
    wrong,
    fixed(removedClashes / SESSIONS, 3),
    fixed(addedClashes / SESSIONS, 3),
    percent(kept / pairs, 3),
  ]
}
