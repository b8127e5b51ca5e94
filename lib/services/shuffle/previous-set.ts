import 'server-only'
import type { PreviousSet } from '@/lib/shuffle'
import type { Deck, DeckSet } from './deck'

const MAX_TAIL_TRACKS = 64

/**
 * Describes `sets` before the next one for the engine; undefined if there are none. The engine numbers
 * the `members` from 0, while the indices of a deck have gaps for removed tracks.
 */
export function toPreviousSet(
  { ids }: Deck,
  sets: readonly DeckSet[],
  members: Int32Array,
): PreviousSet | undefined {
  const last = sets.at(-1)
  if (!last) return undefined
  const memberOf = new Int32Array(ids.size).fill(-1)
  members.forEach((index, member) => {
    memberOf[index] = member
  })
  const position = new Int32Array(members.length).fill(-1)
  // A track that could not be played counts as not heard.
  const returned = new Set(last.returned)
  last.order.forEach((index, at) => {
    const member = memberOf[index] ?? -1
    if (member >= 0 && !returned.has(at)) position[member] = at
  })
  const tail = sets
    .slice(-MAX_TAIL_TRACKS)
    .flatMap(heardTail)
    .slice(-MAX_TAIL_TRACKS)
    .map((index) => memberOf[index] ?? -1)
    .filter((member) => member >= 0)
  return { position, size: last.order.length, tail: Int32Array.from(tail) }
}

function heardTail({ order, returned }: DeckSet): number[] {
  const start = Math.max(0, order.length - MAX_TAIL_TRACKS)
  return Array.from(order.subarray(start)).filter((_, n) => !returned.includes(start + n))
}
