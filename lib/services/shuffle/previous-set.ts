import 'server-only'
import type { PreviousSet } from '@/lib/shuffle'
import type { DeckSet } from './deck'

/** How many of the tracks handed out last a new set looks back at. */
const TAIL = 64

/**
 * What the engine wants to know of the sets before: it counts `members` from 0, while the deck's
 * own indices have holes where tracks were removed.
 */
export function previousIn(sets: DeckSet[], members: number[]): PreviousSet | undefined {
  const last = sets.at(-1)
  if (!last) return undefined
  const memberOf = new Map(members.map((index, member) => [index, member]))
  const position = new Int32Array(members.length).fill(-1)
  last.order.forEach((index, at) => {
    const member = memberOf.get(index)
    if (member !== undefined) position[member] = at
  })
  const tail = sets
    .slice(-TAIL)
    .flatMap((set) => Array.from(set.order.subarray(-TAIL)))
    .slice(-TAIL)
    .map((index) => memberOf.get(index))
    .filter((member) => member !== undefined)
  return { position, size: last.order.length, tail: Int32Array.from(tail) }
}
