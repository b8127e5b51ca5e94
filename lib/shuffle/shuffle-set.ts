import { countClashes, lowerBound } from './clashes'
import { exactOrder, LARGEST_EXACT } from './exact-order'
import { fisherYates } from './fisher-yates'
import { loosen } from './loosen'
import { phasesAfter } from './phases'
import { randomSource } from './random'
import { releasesAfter } from './releases'
import { seedOf } from './seed'
import { type History, spreadOrder } from './spread-order'
import type { TrackList } from './track-list'
import type { Mode, Previous, Spacing } from './types'
import { favouriteWeights, freshWeights } from './weights'

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
const ATTEMPTS_UP_TO = [
  { size: 100, attempts: 64 },
  { size: 20_000, attempts: 8 },
  { size: Number.POSITIVE_INFINITY, attempts: 2 },
]
/** The sub-seed that loosens an order. */
const LOOSENING = -1

/** The least turns between two plays of a track, as a share of the list. */
const REACH = 0.5
const REACH_OF_FRESH = 0.7

/**
 * One full pass over a list: order[position] is an index into it, each exactly once. Linear but for
 * the rare search after a clash. Throws nothing.
 */
export function shuffleSet(list: TrackList, options: SetOptions): Int32Array {
  const { seed, set, mode } = options
  const words = [...seedOf(seed), set, ALGORITHM_VERSION]
  if (mode === 'random') return fisherYates(list.size, randomSource(words))

  const history = historyOf(list, options)
  const order = bestOrder(list, options, { words, history })
  if (mode === 'natural')
    loosen(list, order, { random: randomSource([...words, LOOSENING]), ...history })
  return order
}

/** The first of a few tries that reaches the lower bound, or the best; small lists are solved. */
function bestOrder(
  list: TrackList,
  { mode, spacing = 'normal' }: SetOptions,
  { words, history }: { words: number[]; history: History },
): Int32Array {
  const goal = lowerBound(list, history.last)
  const weights = weightsOf(list, mode)
  const { attempts } = ATTEMPTS_UP_TO.find(({ size }) => list.size <= size)!
  let best: Int32Array = new Int32Array(0)
  let fewest = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < attempts && fewest > goal; attempt++) {
    const random = randomSource([...words, attempt])
    const order = spreadOrder(list, { random, mode, spacing, history, weights, goal })
    const clashes = countClashes(list, order, history.last)
    if (clashes >= fewest) continue
    best = order
    fewest = clashes
  }
  if (fewest <= goal || list.size > LARGEST_EXACT) return best
  const exact = exactOrder(list, { random: randomSource([...words, attempts]), ...history })
  return countClashes(list, exact, history.last) < fewest ? exact : best
}

function historyOf(list: TrackList, { mode, previous }: SetOptions): History {
  const last = previous?.tail.at(-1) ?? -1
  if (!previous || previous.size === 0) return { tail: previous?.tail, last }
  const reach = mode === 'fresh' ? REACH_OF_FRESH : REACH
  return {
    releases: releasesAfter(previous, list.size, reach),
    tail: previous.tail,
    phases: phasesAfter(list, previous),
    last,
  }
}

function weightsOf(list: TrackList, mode: Mode): Float64Array | undefined {
  if (mode === 'fresh') return freshWeights(list)
  return mode === 'favourites' ? favouriteWeights(list) : undefined
}
