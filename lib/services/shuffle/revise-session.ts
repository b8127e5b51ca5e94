import 'server-only'
import type { ShuffleSessionRow, Transaction } from '@/db'
import type { ShuffleSettings } from '@/lib/contract/shuffle-settings'
import type { ListKey } from '@/lib/list-id'
import { takeWindowTurn } from './current-session'
import { type Deck, findSet, loadDeck } from './deck'
import { toSetRow } from './extend-deck'
import { applyListChange, findListChange } from './list-change'
import { packIds, packIndices } from './packed-columns'
import { spliceSet } from './splice-set'
import { loadTrackFacts } from './track-facts'

/**
 * Adapts the running session of a list to an edit, in the transaction of the edit. Removed tracks leave
 * the running set, added ones get a random position in its unplayed part, and the others keep their
 * order. Sets that have not begun are removed.
 */
export async function reviseSession(tx: Transaction, key: ListKey): Promise<void> {
  const session = await tx.shuffleSessions.findRunningForUpdate(key)
  if (!session) return
  const deck = await loadDeck(tx, session)
  const change = findListChange(deck, await tx.shuffleEntries.listIds(key))
  if (change.added.length === 0 && change.removed.length === 0) return

  // Without its window, each request for a turn waits for this transaction.
  const turn = Math.max(session.turn, await takeWindowTurn(session))
  const facts = await loadTrackFacts(tx, key)
  const revised = applyListChange(deck, change)
  const running = findSet(deck, Math.max(1, turn))
  const sets = running ? deck.sets.filter((set) => set.set < running.set) : []
  if (running) {
    const spliced = spliceSet({ deck: revised, set: running, turn, change, facts, session })
    if (spliced.order.length > 0) sets.push(spliced)
  }
  await storeRevision(tx, session, { ...revised, sets }, turn)
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
  const turn = Math.max(session.turn, await takeWindowTurn(session))
  const deck = await loadDeck(tx, session)
  // Before the first turn, the running set has not begun either.
  const running = turn === 0 ? undefined : findSet(deck, turn)
  const sets = running ? deck.sets.filter((set) => set.set <= running.set) : []
  await tx.shuffleSessions.updateSettings(session.id, settings)
  await storeRevision(tx, session, { ...deck, revision: session.revision + 1, sets }, turn)
}

async function storeRevision(
  tx: Transaction,
  session: ShuffleSessionRow,
  deck: Deck,
  turn: number,
): Promise<void> {
  const last = deck.sets.at(-1)
  await tx.shuffleSets.removeAfter(session.id, last?.set ?? -1)
  if (last) await tx.shuffleSets.upsert([toSetRow(session.id, last)])
  await tx.shuffleTurns.revise(session.id, deck.revision, turn)
}
