import 'server-only'
import type { ShuffleEntry, ShuffleSessionRow } from '@/db'
import { type Previous, shuffleSet } from '@/lib/shuffle'
import type { Deck, DeckSet } from './deck'
import { trackListOf } from './list'

/** How many of the tracks handed out last a new set looks back at. */
const TAIL = 64

/** The set that follows the last one of `deck`, over the tracks that are in play. */
export function dealSet(
  deck: Deck,
  session: ShuffleSessionRow,
  entries: Map<string, ShuffleEntry>,
): DeckSet {
  const last = deck.sets.at(-1)
  const members = membersOf(deck)
  const list = trackListOf(
    Array.from(members, (index) => deck.ids[index]!),
    entries,
  )
  const set = last ? last.set + 1 : 0
  const { seed, mode, spacing } = session
  const previous = last && previousOf(deck, members, last)
  const order = shuffleSet(list, { seed, set, mode, spacing, previous })
  return {
    set,
    startTurn: last ? last.startTurn + last.order.length : 1,
    order: order.map((member) => members[member]!),
    reasons: new Uint8Array(0),
  }
}

const membersOf = ({ isActive }: Deck): Int32Array =>
  Int32Array.from(isActive.keys().filter((index) => isActive[index] === 1))

// The engine counts members from 0; the deck's indices have holes where tracks were removed.
function previousOf(deck: Deck, members: Int32Array, last: DeckSet): Previous {
  const memberOf = new Map(Array.from(members, (index, member) => [index, member]))
  const position = new Int32Array(members.length).fill(-1)
  last.order.forEach((index, at) => {
    const member = memberOf.get(index)
    if (member !== undefined) position[member] = at
  })
  const tail = deck.sets
    .slice(-TAIL)
    .flatMap((set) => Array.from(set.order.subarray(-TAIL)))
    .slice(-TAIL)
    .map((index) => memberOf.get(index))
    .filter((member) => member !== undefined)
  return { position, size: last.order.length, tail: Int32Array.from(tail) }
}
