import 'server-only'
import type { ShuffleSessionRow } from '@/db'
import { shuffleSet } from '@/lib/shuffle'
import type { Deck, DeckSet } from './deck'
import { type Knowledge, trackListOf } from './list'
import { previousIn } from './previous-set'
import { packReasons, reasonsFor } from './reasons'

/** The set that follows the last one of `deck`, over the tracks that are in play. */
export function dealSet(deck: Deck, session: ShuffleSessionRow, knowledge: Knowledge): DeckSet {
  const last = deck.sets.at(-1)
  const members = Array.from(deck.isActive.keys()).filter((index) => deck.isActive[index] === 1)
  const previous = last && previousIn(deck.sets, members)
  const ids = members.map((index) => deck.ids[index]!)
  const list = trackListOf(ids, knowledge, (member) => {
    const at = previous?.position[member] ?? -1
    return previous && at >= 0 ? previous.size - at : undefined
  })
  const set = last ? last.set + 1 : 0
  const { seed, mode, spacing } = session
  const order = shuffleSet(list, { seed, set, mode, spacing, previous })
  return {
    set,
    startTurn: last ? last.startTurn + last.order.length : 1,
    order: order.map((member) => members[member]!),
    reasons: packReasons(reasonsFor({ list, ids, order, mode, previous, knowledge })),
  }
}
