import 'server-only'
import type { ShuffleSessionRow, Transaction } from '@/db'
import { type AddedTrack, countClashes, settleTracks } from '@/lib/shuffle'
import type { Deck, DeckSet } from './deck'
import { moveReasons } from './move-reasons'
import { readClashes } from './pack-reasons'
import { findSpliceWindows, type PositionChange, type SpliceWindow } from './splice-windows'
import type { TrackFacts } from './track-facts'
import { loadWindowFacts } from './window-facts'

/** Smaller sets are read whole: that is as fast, and explains every track again. */
const MIN_SET_TRACKS = 1_000
/** If more than this share of a set would be read around the changes, all of it is read. */
const MAX_READ_SHARE = 0.5

/** A set whose order was changed without regard to artists. */
export type ChangedSet = {
  deck: Deck
  session: ShuffleSessionRow
  /** The set before the change. */
  set: DeckSet
  order: Int32Array
  changes: PositionChange[]
  /** The tracks that `order` has and the set had not. */
  added: readonly AddedTrack[]
  /** The first position that may still change. */
  from: number
}

/** Whether a set is long enough, and free of clashes, so that only parts of it need to be read. */
export const canSettleLocally = ({ order, reasons }: DeckSet): boolean =>
  order.length >= MIN_SET_TRACKS && readClashes(reasons) === 0

/**
 * Repairs and explains a set around its changes, which are all that is read of it. Undefined if that
 * is too much, or if a clash remains.
 */
export async function settleLocally(
  tx: Transaction,
  { deck, session, set, order, changes, added, from }: ChangedSet,
): Promise<DeckSet | undefined> {
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
