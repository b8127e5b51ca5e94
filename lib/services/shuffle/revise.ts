import 'server-only'
import type { ShuffleSessionRow, Transaction } from '@/db'
import type { ShuffleSettings } from '@/lib/contract/shuffle'
import { packIds, packIndices } from './bytes'
import { type Deck, readDeck, setAt } from './deck'
import { asRow } from './extend'
import { knowList, type ListKey } from './list'
import { type Change, spliceSet } from './splice'
import { takeWindow } from './standing'

/**
 * Brings a running session in line with its list after an edit: what left the list leaves the set,
 * what came takes a random place among what is left, everything else keeps its order. Runs in the
 * edit's own transaction, so nobody sees one without the other.
 */
export async function reviseShuffle(tx: Transaction, key: ListKey): Promise<void> {
  const session = await tx.shuffleSessions.findRunningForUpdate(key)
  if (!session) return
  const deck = await readDeck(tx, session)
  const change = changeOf(deck, await tx.shuffleEntries.listIds(key))
  if (change.added.length === 0 && change.removed.length === 0) return

  // From here on nobody can go ahead by the old window; who asks waits for this transaction.
  const turn = Math.max(session.turn, await takeWindow(session))
  const knowledge = await knowList(tx, key)
  const revised = applyChange(deck, change)
  const running = setAt(deck, Math.max(1, turn))
  const sets = running ? deck.sets.filter((set) => set.set < running.set) : []
  if (running) {
    const spliced = spliceSet({ deck: revised, set: running, turn, change, knowledge, session })
    if (spliced.order.length > 0) sets.push(spliced)
  }
  await keep(tx, session, { ...revised, sets }, turn)
  await tx.shuffleRevisions.add({
    sessionId: session.id,
    revision: revised.revision,
    added: packIds(change.added),
    removed: packIndices(change.removed),
  })
}

/** Takes back the sets dealt ahead, so that the next one follows new settings. */
export async function redealAhead(
  tx: Transaction,
  key: ListKey,
  settings: ShuffleSettings,
): Promise<void> {
  const session = await tx.shuffleSessions.findRunningForUpdate(key)
  if (!session) return
  const turn = Math.max(session.turn, await takeWindow(session))
  const deck = await readDeck(tx, session)
  // Before the first turn nothing was heard yet: the running set may change too.
  const running = turn === 0 ? undefined : setAt(deck, turn)
  const sets = running ? deck.sets.filter((set) => set.set <= running.set) : []
  await tx.shuffleSessions.updateSettings(session.id, settings)
  await keep(tx, session, { ...deck, revision: session.revision + 1, sets }, turn)
}

async function keep(tx: Transaction, session: ShuffleSessionRow, deck: Deck, turn: number) {
  const last = deck.sets.at(-1)
  await tx.shuffleSets.removeAfter(session.id, last?.set ?? -1)
  if (last) await tx.shuffleSets.upsert([asRow(session.id, last)])
  await tx.shuffleTurns.revise(session.id, deck.revision, turn)
}

function changeOf(deck: Deck, present: string[]): Change {
  const active = new Set(deck.ids.filter((_, index) => deck.isActive[index] === 1))
  const wanted = new Set(present)
  return {
    added: present.filter((id) => !active.has(id)),
    removed: deck.ids.flatMap((id, index) =>
      deck.isActive[index] === 1 && !wanted.has(id) ? [index] : [],
    ),
  }
}

function applyChange(deck: Deck, { added, removed }: Change): Deck {
  const ids = [...deck.ids]
  const indexOf = new Map(ids.map((id, index) => [id, index]))
  const active = Array.from(deck.isActive)
  for (const id of added) {
    const index = indexOf.get(id) ?? ids.push(id) - 1
    active[index] = 1
  }
  for (const index of removed) active[index] = 0
  return { ...deck, revision: deck.revision + 1, ids, isActive: Uint8Array.from(active) }
}
