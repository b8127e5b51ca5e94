import 'server-only'
import type { ShuffleSessionRow } from '@/db'
import type { PreviousSet, TrackList } from '@/lib/shuffle'
import { type Deck, type DeckSet, lastTurn } from './deck'
import { toPreviousSet } from './previous-set'
import { createSetInThread } from './set-thread'
import type { TrackFacts } from './track-facts'

/** Builds the set that follows the last one of a deck, over `members`: the tracks in play. */
export async function buildNextSet(
  deck: Deck,
  session: ShuffleSessionRow,
  members: Int32Array,
  facts: TrackFacts,
): Promise<DeckSet> {
  const last = deck.sets.at(-1)
  const previous = toPreviousSet(deck, deck.sets, members)
  const set = last ? last.set + 1 : 0
  const { seed, mode, spacing } = session
  const { order, reasons } = await createSetInThread({
    kind: 'build',
    ...facts,
    list: withAges(facts.list, previous),
    options: { seed, set, mode, spacing, previous },
  })
  return {
    set,
    startTurn: lastTurn(deck) + 1,
    order: order.map((member) => members[member]!),
    reasons,
    returned: new Int32Array(),
  }
}

/** Includes the turns since the session last played each track in its age. */
function withAges(list: TrackList, previous: PreviousSet | undefined): TrackList {
  if (!previous) return list
  const age = list.age.map((playsAgo, member) => {
    const position = previous.position[member] ?? -1
    return position >= 0 ? Math.min(previous.size - position, playsAgo) : playsAgo
  })
  return { ...list, age }
}
