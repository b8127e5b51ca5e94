import 'server-only'
import type { Transaction } from '@/db'
import { type AddedTrack, mergeTracks } from '@/lib/shuffle'
import { eventLoopTurn } from '../shared/event-loop-turn'
import type { DeckSet } from './deck'
import { canSettleLocally, settleLocally } from './settle-locally'
import { firstOpenPosition, type Splice, toAddedTracks } from './splice-set'
import type { PositionChange } from './splice-windows'

const MAX_CHANGES = 200

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
  return settleLocally(tx, { deck, set, session, order, changes, added, from })
}

function canSpliceLocally({ set, change }: Splice): boolean {
  return change.added.length + change.removed.length <= MAX_CHANGES && canSettleLocally(set)
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
