import type { PreviousSet } from './types'

const MAX_TAIL_TRACKS = 64

/**
 * Returns what the next set needs to know about a completed set of the same list.
 *
 * @example
 * const previous = toPreviousSet(order)
 * const next = shuffleSet(list, { seed, set: 1, mode: 'balanced', previous })
 */
export function toPreviousSet(order: Int32Array): PreviousSet {
  const position = new Int32Array(order.length)
  for (let at = 0; at < order.length; at++) position[order[at]!] = at
  return { position, size: order.length, tail: order.slice(-MAX_TAIL_TRACKS) }
}
