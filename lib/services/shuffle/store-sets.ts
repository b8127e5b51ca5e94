import 'server-only'
import type { Transaction } from '@/db'
import type { Deck } from './deck'
import { toSetRow } from './extend-deck'

/** Stores the last set of a deck, the only one that a revision changes, and removes later ones. */
export async function storeSets(tx: Transaction, { sessionId, sets }: Deck): Promise<void> {
  const last = sets.at(-1)
  await tx.shuffleSets.removeAfter(sessionId, last?.set ?? -1)
  if (last) await tx.shuffleSets.upsert([toSetRow(sessionId, last)])
}
