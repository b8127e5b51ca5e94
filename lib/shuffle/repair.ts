import type { TrackList } from './track-list'
import { type Move, Workbench } from './workbench'

export type RepairOptions = {
  /** No move touches a position before this one. */
  from?: number
  /** The fewest clashes to stop at. */
  goal: number
  /** The track handed out before position 0, -1 for none. */
  last?: number
  releases?: Int32Array
  /** Which moves, in which order they are tried at a clash. */
  moves?: readonly Move[]
}

const EVERY_MOVE: readonly Move[] = ['swap', 'relocate', 'reverse']

/**
 * Takes clashes out of an order by moving tracks, nearest places first, until `goal` are left or no
 * move helps (Palmer 1997, whose proof of Ore's theorem turns parts of a circle round). Each move
 * lowers the number of clashes, so it ends. Changes the order; returns the clashes left.
 */
export function repair(
  list: TrackList,
  order: Int32Array,
  { from = 0, goal, last = -1, releases, moves = EVERY_MOVE }: RepairOptions,
): number {
  const bench = new Workbench(list, order, { from, last, releases })
  let clashes = 0
  for (let t = from; t < order.length; t++) clashes += bench.clashAt(t)
  for (let before = clashes + 1; clashes > goal && clashes < before; ) {
    before = clashes
    for (let t = from; t < order.length && clashes > goal && !bench.isTired; t++) {
      if (!bench.clashAt(t)) continue
      let gain = 0
      for (const move of moves) if (gain === 0) gain = bench[move](t)
      clashes -= gain
    }
  }
  return clashes
}
