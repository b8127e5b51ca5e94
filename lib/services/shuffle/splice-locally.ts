import 'server-only'
import type { Transaction } from '@/db'
import { type AddedTrack, countClashes, mergeTracks, settleTracks } from '@/lib/shuffle'
import { eventLoopTurn } from '../shared/event-loop-turn'
import type { DeckSet } from './deck'
import { moveReasons } from './move-reasons'
import { readClashes } from './pack-reasons'
import { firstOpenPosition, type Splice, toAddedTracks } from './splice-set'
import { findSpliceWindows, type PositionChange, type SpliceWindow } from './splice-windows'
import type { TrackFacts } from './track-facts'
import { loadWindowFacts } from './window-facts'

/** Smaller sets are read whole: that is as fast, and explains every track again. */
const MIN_SET_TRACKS = 1_000
const MAX_CHANGES = 200
/** If more than this share of a set would be read around the changes, all of it is read. */
const MAX_READ_SHARE = 0.5

/**
 * Returns the running set after an edit, as `spliceSet` does, but reads only the tracks around each
 * change. Undefined if they do not suffice: the set is small or has clashes, or a clash remains.
 */
export async function spliceLocally(tx: Transaction, splice: Splice): Promise<DeckSet | undefined> {
  const { set, session, deck } = splice
  const from = firstOpenPosition(splice)
  if (from >= set.order.length) return set
  if (!canSpliceLocally(splice)) return undefined
  const added = toAddedTracks(splice, from)
  await eventLoopTurn()
  const { order, changes } = mergeChange(splice, added, from)
  const windows = findSpliceWindows(changes, { from, size: order.length })
  const readCount = windows.reduce((sum, { start, end }) => sum + end - start, 0)
  if (readCount > order.length * MAX_READ_SHARE) return undefined
  const isNew = new Set(added.map(({ index }) => index))
  const addedIds = added.map(({ id }) => id)
  const factsOf = await loadWindowFacts(tx, session, deck.ids, { order, windows, addedIds })
  let { reasons } = set
  // From the end, so that the positions of the windows before stay valid.
  for (const window of windows.toReversed()) {
    const facts = factsOf(window)
    const settled = settleWindow(order, window, { from, facts, isNew })
    if (!settled) return undefined
    const { mode } = session
    reasons = moveReasons({
      reasons,
      before: set.order,
      order,
      window,
      settled,
      facts,
      isNew,
      mode,
    })
  }
  return { ...set, order, reasons }
}

function canSpliceLocally({ set, change }: Splice): boolean {
  const changes = change.added.length + change.removed.length
  return (
    set.order.length >= MIN_SET_TRACKS && changes <= MAX_CHANGES && readClashes(set.reasons) === 0
  )
}

/** Applies a change without regard to artists; returns the order and where it changed. */
function mergeChange({ set, change, session }: Splice, added: AddedTrack[], from: number) {
  const isRemoved = new Set(change.removed)
  const kept = set.order.filter((track, position) => position < from || !isRemoved.has(track))
  const order = mergeTracks(kept, from, added, session.seed)
  const changes: PositionChange[] = added.map(({ index }) => ({
    position: order.indexOf(index, from),
    delta: 1,
  }))
  for (let position = from; position < set.order.length; position++) {
    if (!isRemoved.has(set.order[position]!)) continue
    const next = set.order.subarray(position + 1).find((track) => !isRemoved.has(track))
    const seam = next === undefined ? order.length : order.indexOf(next, from)
    changes.push({ position: seam, delta: -1 })
  }
  return { order, changes }
}

type Settling = { from: number; facts: TrackFacts; isNew: ReadonlySet<number> }

/**
 * Moves the new tracks of a window to where they fit, in `order`. Returns the members of the window in
 * their order; undefined if a clash remains, or a track would have to leave the window.
 */
function settleWindow(
  order: Int32Array,
  { start, end }: SpliceWindow,
  { from, facts: { list }, isNew }: Settling,
): Int32Array | undefined {
  const tracks = order.slice(start, end)
  const members = Int32Array.from(tracks, (_, member) => member)
  const newMembers = members.filter((member) => isNew.has(tracks[member]!))
  const isAtBeginning = start === 0 && from === 0
  settleTracks(list, members, isAtBeginning ? 0 : 1, new Set(newMembers))
  const isAtEnd = end === order.length
  if (!isAtEnd && members.at(-1) !== members.length - 1) return undefined
  if (countClashes(list, members) > 0) return undefined
  order.set(
    members.map((member) => tracks[member]!),
    start,
  )
  return members
}
