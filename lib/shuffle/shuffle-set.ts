import { computeArtistPhases } from './artist-phases'
import { clashLowerBound, countClashes } from './clashes'
import { drawExactOrder, MAX_EXACT_TRACKS } from './exact-order'
import { fisherYates } from './fisher-yates'
import { loosenOrder } from './loosen-order'
import type { Mode, Spacing } from './modes'
import { randomSource } from './random'
import { computeReleases } from './release-positions'
import { seedFromText } from './seed'
import { type History, spreadOrder } from './spread-order'
import type { TrackList } from './track-list'
import type { PreviousSet } from './types'
import { favouriteWeights, freshWeights } from './weights'

/** Raised when any order changes; golden vectors pin the orders of each version. */
export const ALGORITHM_VERSION = 1

export type ShuffleSetOptions = {
  /** Any text. The same seed, set number, options and list give the same order everywhere. */
  seed: string
  /** The number of the set in its session, from 0. */
  set: number
  mode: Mode
  /** `normal` if absent. */
  spacing?: Spacing
  previous?: PreviousSet
}

/** The number of sub-seeds tried while featured artists leave avoidable clashes, by list size. */
const MAX_ATTEMPTS = [
  { maxSize: 100, attempts: 64 },
  { maxSize: 20_000, attempts: 8 },
]
const DEFAULT_MAX_ATTEMPTS = 2
/** The sub-seed used to loosen an order. */
const LOOSEN_SUB_SEED = -1

/** The minimum number of turns between two plays of a track, as a share of the list. */
const MIN_DISTANCE_SHARE = 0.5
const FRESH_MIN_DISTANCE_SHARE = 0.7

/**
 * Shuffles one set, a full pass over a list: order[position] is an index into the list, each index
 * exactly once. Linear, except for the rare search for an order with fewer clashes. Never throws.
 *
 * @example
 * const list = buildTrackList(tracks)
 * const order = shuffleSet(list, { seed: 'a long night', set: 0, mode: 'balanced' })
 */
export function shuffleSet(list: TrackList, options: ShuffleSetOptions): Int32Array {
  const { seed, set, mode } = options
  const seedNumbers = [...seedFromText(seed), set, ALGORITHM_VERSION]
  if (mode === 'random') return fisherYates(list.size, randomSource(seedNumbers))

  const history = readHistory(list, options)
  const order = findBestOrder(list, options, { seedNumbers, history })
  if (mode === 'natural')
    loosenOrder(list, order, {
      random: randomSource([...seedNumbers, LOOSEN_SUB_SEED]),
      ...history,
    })
  return order
}

/**
 * Returns the first attempt that reaches the lower bound, else the attempt with the fewest clashes.
 * Short lists are solved exactly if no attempt reaches the bound.
 */
function findBestOrder(
  list: TrackList,
  { mode, spacing = 'normal' }: ShuffleSetOptions,
  { seedNumbers, history }: { seedNumbers: number[]; history: History },
): Int32Array {
  const goal = clashLowerBound(list, history.last)
  const weights = weightsFor(list, mode)
  const attempts = maxAttempts(list.size)
  let best: Int32Array = new Int32Array(0)
  let fewest = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < attempts && fewest > goal; attempt++) {
    const random = randomSource([...seedNumbers, attempt])
    const order = spreadOrder(list, { random, mode, spacing, history, weights, goal })
    const clashes = countClashes(list, order, history.last)
    if (clashes >= fewest) continue
    best = order
    fewest = clashes
  }
  if (fewest <= goal || list.size > MAX_EXACT_TRACKS) return best
  const exact = drawExactOrder(list, {
    random: randomSource([...seedNumbers, attempts]),
    ...history,
  })
  return countClashes(list, exact, history.last) < fewest ? exact : best
}

function maxAttempts(size: number): number {
  return MAX_ATTEMPTS.find(({ maxSize }) => size <= maxSize)?.attempts ?? DEFAULT_MAX_ATTEMPTS
}

function readHistory(list: TrackList, { mode, previous }: ShuffleSetOptions): History {
  const last = previous?.tail.at(-1) ?? -1
  if (!previous || previous.size === 0) return { tail: previous?.tail, last }
  const minDistance = mode === 'fresh' ? FRESH_MIN_DISTANCE_SHARE : MIN_DISTANCE_SHARE
  return {
    releases: computeReleases(previous, list.size, minDistance),
    tail: previous.tail,
    phases: computeArtistPhases(list, previous),
    last,
  }
}

function weightsFor(list: TrackList, mode: Mode): Float64Array | undefined {
  if (mode === 'fresh') return freshWeights(list)
  return mode === 'favourites' ? favouriteWeights(list) : undefined
}
