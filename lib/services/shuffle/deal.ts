import 'server-only'
import type { ShuffleSessionRow } from '@/db'
import { deal } from './deal-thread'
import type { Deck, DeckSet } from './deck'
import { daysUnheardOf, type Knowledge, tracksOf } from './list'
import { previousIn } from './previous-set'

/** The set that follows the last one of `deck`, over the tracks that are in play. */
export async function dealSet(
  deck: Deck,
  session: ShuffleSessionRow,
  knowledge: Knowledge,
): Promise<DeckSet> {
  const last = deck.sets.at(-1)
  const members = Array.from(deck.isActive.keys()).filter((index) => deck.isActive[index] === 1)
  const previous = last && previousIn(deck.sets, members)
  const ids = members.map((index) => deck.ids[index]!)
  const tracks = tracksOf(ids, knowledge, (member) => {
    const at = previous?.position[member] ?? -1
    return previous && at >= 0 ? previous.size - at : undefined
  })
  const set = last ? last.set + 1 : 0
  const { seed, mode, spacing } = session
  const { order, reasons } = await deal({
    tracks,
    daysUnheard: daysUnheardOf(ids, knowledge),
    artistNames: knowledge.artistNames,
    options: { seed, set, mode, spacing, previous },
  })
  return {
    set,
    startTurn: last ? last.startTurn + last.order.length : 1,
    order: order.map((member) => members[member]!),
    reasons,
  }
}
