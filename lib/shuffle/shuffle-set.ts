import { countClashes, lowerBound } from './clashes'
import { fisherYates } from './fisher-yates'
import { randomSource } from './random'
import { seedOf } from './seed'
import { spreadOrder } from './spread-order'
import type { TrackList } from './track-list'
import type { Mode, Previous, Spacing } from './types'

/** Goes up when any order changes; orders are pinned to it by golden vectors. */
export const ALGORITHM_VERSION = 1

export type SetOptions = {
  /** Any text. The same seed, set number, options and list give the same order everywhere. */
  seed: string
  /** The number of the set in its session, from 0. */
  set: number
  mode: Mode
  spacing?: Spacing
  previous?: Previous
}

/** Sub-seeds tried where featured artists leave a clash above the lower bound. */
const ATTEMPTS = 8
const ATTEMPTS_WHERE_LARGE = 2
const LARGE = 20_000

/**
 * One full pass over a list: order[position] is an index into it, each exactly once. Linear but for
 * the rare search after a clash. Throws nothing.
 */
export function shuffleSet(list: TrackList, options: SetOptions): Int32Array {
  const { seed, set, mode, spacing = 'normal', previous } = options
  const words = [...seedOf(seed), set, ALGORITHM_VERSION]
  if (mode === 'random') return fisherYates(list.size, randomSource(words))

  const last = previous?.tail.at(-1) ?? -1
  const goal = lowerBound(list, last)
  const attempts = list.size > LARGE ? ATTEMPTS_WHERE_LARGE : ATTEMPTS
  let best: Int32Array = new Int32Array(0)
  let fewest = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < attempts && fewest > goal; attempt++) {
    const random = randomSource([...words, attempt])
    const order = spreadOrder(list, { random, mode, spacing, previous, goal })
    const clashes = countClashes(list, order, last)
    if (clashes >= fewest) continue
    best = order
    fewest = clashes
  }
  return best
}
