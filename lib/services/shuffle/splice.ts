import 'server-only'
import type { ShuffleSessionRow } from '@/db'
import { buildTrackList, insertTracks, removeTracks } from '@/lib/shuffle'
import type { Deck, DeckSet } from './deck'
import { daysUnheardOf, type Knowledge, tracksOf } from './list'
import { previousIn } from './previous-set'
import { packReasons, reasonsFor, reasonsOf } from './reasons'

/** What a list gained, by track id, and lost, by index. */
export type Change = { added: string[]; removed: number[] }

type Splice = {
  /** The deck as it is after the change. */
  deck: Deck
  set: DeckSet
  turn: number
  change: Change
  knowledge: Knowledge
  session: ShuffleSessionRow
}

/** The running set after an edit. What was handed out stays as it was, in place and order. */
export function spliceSet({ deck, set, turn, change, knowledge, session }: Splice): DeckSet {
  const from = Math.max(0, turn - set.startTurn + 1)
  // A finished set takes nothing in: the next one will hold what came.
  if (from >= set.order.length) return set
  const { ids } = deck
  const list = buildTrackList(tracksOf(ids, knowledge))
  const left = removeTracks(list, set.order, from, new Set(change.removed))
  const heard = new Set(left.subarray(0, from))
  const indexOf = new Map(ids.map((id, index) => [id, index]))
  const added = change.added
    .map((id) => ({ id, index: indexOf.get(id)! }))
    .filter(({ index }) => !heard.has(index))
  const order = insertTracks(list, left, from, added, session.seed)
  const before = deck.sets.filter((other) => other.set < set.set)
  const previous = previousIn(before, [...ids.keys()])
  const { mode } = session
  const reasons = [
    ...reasonsOf(set).slice(0, from),
    ...reasonsFor({
      list,
      order,
      mode,
      previous,
      from,
      daysUnheard: daysUnheardOf(ids, knowledge),
      artistNames: knowledge.artistNames,
    }),
  ]
  return { ...set, order, reasons: packReasons(reasons) }
}
