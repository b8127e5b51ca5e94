import 'server-only'
import type { PreviousSet } from '@/lib/shuffle'
import type { DeckSet } from './deck'

const MAX_TAIL_TRACKS = 64

/**
 * Describes the sets before the next one for the engine; undefined if there are none. The engine
 * numbers the `members` from 0, while the indices of a deck have gaps for removed tracks.
 */
export function toPreviousSet(sets: DeckSet[], members: number[]): PreviousSet | undefined {
  const last = sets.at(-1)
  if (!last) return undefined
  const memberOf = new Map(members.map((index, member) => [index, member]))
  const position = new Int32Array(members.length).fill(-1)
  last.order.forEach((index, at) => {
    const member = memberOf.get(index)
    if (member !== undefined) position[member] = at
  })
  const tail = sets
    .slice(-MAX_TAIL_TRACKS)
    .flatMap((set) => Array.from(set.order.subarray(-MAX_TAIL_TRACKS)))
    .slice(-MAX_TAIL_TRACKS)
    .map((index) => memberOf.get(index))
    .filter((member) => member !== undefined)
  return { position, size: last.order.length, tail: Int32Array.from(tail) }
}
