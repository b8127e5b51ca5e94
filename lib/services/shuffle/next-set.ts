import 'server-only'
import type { ShuffleSessionRow } from '@/db'
import { type Deck, type DeckSet, lastTurn } from './deck'
import { toPreviousSet } from './previous-set'
import { buildSetInThread } from './set-thread'
import { daysUnheardFor, type TrackFacts, toShuffleTracks } from './track-facts'

/** Builds the set that follows the last one of a deck, over the tracks that are in play. */
export async function buildNextSet(
  deck: Deck,
  session: ShuffleSessionRow,
  facts: TrackFacts,
): Promise<DeckSet> {
  const last = deck.sets.at(-1)
  const members = Array.from(deck.isActive.keys()).filter((index) => deck.isActive[index] === 1)
  const previous = toPreviousSet(deck.sets, members)
  const ids = members.map((index) => deck.ids[index]!)
  const tracks = toShuffleTracks(ids, facts, (member) => {
    const position = previous?.position[member] ?? -1
    return previous && position >= 0 ? previous.size - position : undefined
  })
  const set = last ? last.set + 1 : 0
  const { seed, mode, spacing } = session
  const { order, reasons } = await buildSetInThread({
    tracks,
    daysUnheard: daysUnheardFor(ids, facts),
    artistNames: facts.artistNames,
    options: { seed, set, mode, spacing, previous },
  })
  return {
    set,
    startTurn: lastTurn(deck) + 1,
    order: order.map((member) => members[member]!),
    reasons,
  }
}
