import 'server-only'
import type { ShuffleSessionRow, Transaction } from '@/db'
import { mergeTracks } from '@/lib/shuffle'
import { arrangeSet } from './arrange-set'
import type { Deck, DeckSet } from './deck'

/** How often a track that could not be played is dealt again in a set. */
const MAX_RETURNS = 2

type Running = { session: ShuffleSessionRow; deck: Deck; set: DeckSet }

/**
 * Returns the running set with the track of a returned position at a later place too, which depends on
 * the seed only; unchanged if it was returned twice before, has a place or was heard since.
 */
export async function returnToSet(
  tx: Transaction,
  { session, deck, set }: Running,
  position: number,
): Promise<DeckSet> {
  const track = set.order[position]
  if (track === undefined || deck.isActive[track] !== 1) return set
  const returns = set.returned.filter((at) => set.order[at] === track).length
  if (returns > MAX_RETURNS || hasOtherPlace(set, track)) return set
  const from = session.turn - set.startTurn + 1
  const added = [{ index: track, id: deck.ids.at(track) }]
  // Not at once, if another track is left.
  const earliest = Math.min(from + 1, set.order.length)
  const seed = `${session.seed}\n${set.set}\n${returns}`
  const order = mergeTracks(set.order, earliest, added, seed)
  const changes = [{ position: order.indexOf(track, from), delta: 1 as const }]
  return arrangeSet(tx, { session, deck, set, order, changes, added, from })
}

/** Whether a track is to be played, or was heard, at a position that was not returned. */
const hasOtherPlace = ({ order, returned }: DeckSet, track: number): boolean =>
  order.some((other, at) => other === track && !returned.includes(at))
