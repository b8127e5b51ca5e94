import 'server-only'
import type { ShuffleSessionRow } from '@/db'
import { buildTrackList, insertTracks, removeTracks } from '@/lib/shuffle'
import type { Deck, DeckSet } from './deck'
import { explainSet } from './explain-set'
import type { ListChange } from './list-change'
import { packReasons, toStoredReason, unpackReasons } from './pack-reasons'
import { toPreviousSet } from './previous-set'
import { daysUnheardFor, type TrackFacts, toShuffleTracks } from './track-facts'

type Splice = {
  /** The deck after the change. */
  deck: Deck
  set: DeckSet
  /** The last turn handed out. */
  turn: number
  change: ListChange
  facts: TrackFacts
  session: ShuffleSessionRow
}

/**
 * Returns the running set after an edit. Turns that were handed out do not change. A set that was
 * handed out completely is returned unchanged: the next set contains the added tracks.
 */
export function spliceSet({ deck, set, turn, change, facts, session }: Splice): DeckSet {
  const from = Math.max(0, turn - set.startTurn + 1)
  if (from >= set.order.length) return set
  const { ids } = deck
  const list = buildTrackList(toShuffleTracks(ids, facts))
  const kept = removeTracks(list, set.order, from, new Set(change.removed))
  const played = new Set(kept.subarray(0, from))
  const indexOf = new Map(ids.map((id, index) => [id, index]))
  const added = change.added
    .map((id) => ({ id, index: indexOf.get(id)! }))
    .filter(({ index }) => !played.has(index))
  const order = insertTracks(list, kept, from, added, session.seed)
  const setsBefore = deck.sets.filter((other) => other.set < set.set)
  const previous = toPreviousSet(setsBefore, [...ids.keys()])
  const reasons = [
    ...unpackReasons(set).slice(0, from),
    ...explainSet({
      list,
      order,
      mode: session.mode,
      previous,
      from,
      daysUnheard: daysUnheardFor(ids, facts),
      artistNames: facts.artistNames,
    }).map(toStoredReason),
  ]
  return { ...set, order, reasons: packReasons(reasons) }
}
