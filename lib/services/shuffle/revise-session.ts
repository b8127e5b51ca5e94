import 'server-only'
import type { ShuffleSessionRow, Transaction } from '@/db'
import type { ShuffleSettings } from '@/lib/contract/shuffle-settings'
import type { ListKey } from '@/lib/list-id'
import { eventLoopTurn } from '../shared/event-loop-turn'
import { takeTurn } from './current-session'
import { type DeckTracks, findSet, readDeck, readDeckSets, readDeckTracks } from './deck'
import {
  applyListChange,
  findListChange,
  findTouchedChange,
  isEmptyChange,
  type ListChange,
} from './list-change'
import { listEntryIds } from './list-entries'
import { packIds, packIndices } from './packed-columns'
import { spliceLocally } from './splice-locally'
import { spliceSet } from './splice-set'
import { storeSets } from './store-sets'

/**
 * Adapts the running session of a list to an edit, in the transaction of the edit. Removed tracks leave
 * the running set, added ones get a random position in its unplayed part, and the others keep their
 * order. Sets that have not begun are removed. Compares only the tracks `touched`; all if undefined.
 */
export async function reviseSession(
  tx: Transaction,
  key: ListKey,
  touched?: readonly string[],
): Promise<void> {
  if (touched?.length === 0) return
  const session = await tx.shuffleSessions.findRunningForUpdate(key)
  if (!session) return
  await eventLoopTurn()
  await applySessionChange(tx, session, await findSessionChange(tx, session, touched))
}

/** How the list of a session differs from the tracks of its deck. */
export type SessionChange = { tracks: DeckTracks; change: ListChange }

/** Compares the tracks `touched` of a session with its list; all if undefined. */
export async function findSessionChange(
  tx: Transaction,
  session: ShuffleSessionRow,
  touched?: readonly string[],
): Promise<SessionChange> {
  const tracks = await readDeckTracks(tx, session)
  const ids = await listEntryIds(tx, session, touched)
  await eventLoopTurn()
  const change = touched
    ? findTouchedChange(tracks, touched, ids)
    : await findListChange(tracks, ids)
  return { tracks, change }
}

/** Applies a change to a session that the caller has locked, at the revision of its tracks. */
export async function applySessionChange(
  tx: Transaction,
  session: ShuffleSessionRow,
  { tracks, change }: SessionChange,
): Promise<void> {
  if (isEmptyChange(change)) return
  const deck = { ...tracks, sets: await readDeckSets(tx, session) }
  // Without its window, each request for a turn waits for this transaction.
  const last = await takeTurn(session)
  const { turn } = last
  await eventLoopTurn()
  const revised = applyListChange(deck, change)
  await eventLoopTurn()
  const running = findSet(deck, Math.max(1, turn))
  const sets = running ? deck.sets.filter((set) => set.set < running.set) : []
  if (running) {
    const splice = { deck: revised, set: running, turn, change, session }
    const spliced = (await spliceLocally(tx, splice)) ?? (await spliceSet(tx, splice))
    if (spliced.order.length > 0) sets.push(spliced)
  }
  await eventLoopTurn()
  await storeSets(tx, { ...revised, sets })
  await tx.shuffleTurns.revise(session.id, revised.revision, last)
  await eventLoopTurn()
  await tx.shuffleRevisions.add({
    sessionId: session.id,
    revision: revised.revision,
    added: packIds(change.added),
    removed: packIndices(change.removed),
  })
}

/** Changes the settings of the running session of a list and removes the sets that have not begun. */
export async function rebuildSetsAhead(
  tx: Transaction,
  key: ListKey,
  settings: ShuffleSettings,
): Promise<void> {
  const session = await tx.shuffleSessions.findRunningForUpdate(key)
  if (!session) return
  const last = await takeTurn(session)
  const { turn } = last
  const deck = await readDeck(tx, session)
  // Before the first turn, the running set has not begun either.
  const running = turn === 0 ? undefined : findSet(deck, turn)
  const sets = running ? deck.sets.filter((set) => set.set <= running.set) : []
  await tx.shuffleSessions.updateSettings(session.id, settings)
  await storeSets(tx, { ...deck, sets })
  await tx.shuffleTurns.revise(session.id, session.revision + 1, last)
}
