import { setUp } from './board'
import { dueArtists } from './due-dates'
import { fisherYates } from './fisher-yates'
import { friction, hasFeatures } from './friction'
import { artistQueues } from './queues'
import type { Random } from './random'
import { releaseOrder } from './release-order'
import { repair } from './repair'
import { rotated } from './rotation'
import { schedule } from './schedule'
import { SPACING } from './spacing'
import type { TrackList } from './track-list'
import type { Mode, Spacing } from './types'
import { weightedOrder } from './weighted-order'

export type SpreadOptions = {
  random: Random
  mode: Mode
  spacing: Spacing
  /** Empty where a set begins afresh. */
  history: History
  weights?: Float64Array
  /** The fewest clashes hoped for. */
  goal: number
}

export type History = {
  releases?: Int32Array
  tail?: Int32Array
  phases?: Float64Array
  /** The track handed out before the set, -1 for none. */
  last: number
}

/** One try at an order: base order, due dates, schedule, rotation, repair. */
export function spreadOrder(list: TrackList, options: SpreadOptions): Int32Array {
  const { random, history, goal } = options
  const { releases, last } = history
  const order = scheduled(list, options)
  if (!isAnchored(options)) return turnedOrNot(list, order, { random, goal })
  repair(list, order, { goal, last, releases })
  return order
}

/** The order before any repair: it has as few clashes as there can be where artists have no guests. */
export function scheduled(list: TrackList, options: SpreadOptions): Int32Array {
  const { random, mode, spacing, history, weights } = options
  const { jitter, gap } = SPACING[spacing]
  const anchored = isAnchored(options)
  const flows = mode === 'flow' && hasFeatures(list)
  const base = baseOrder(list, options)
  const queues = artistQueues(list, base, { random, isAnchored: anchored })
  const wishes = weights && placesIn(base)
  const due = dueArtists(queues, {
    jitter,
    random,
    isAnchored: anchored,
    phases: history.phases,
    wishes,
  })
  return schedule(list, setUp(list, queues, { gap, ...history }), due, {
    random,
    friction: flows ? (one, other) => friction(list, one, other) : undefined,
    last: history.last,
  })
}

function baseOrder(list: TrackList, { random, history, weights }: SpreadOptions): Int32Array {
  const { releases } = history
  if (weights) return weightedOrder(releases ?? new Int32Array(list.size), weights, random)
  return releases ? releaseOrder(releases, random) : fisherYates(list.size, random)
}

/** The place of each track in an order, 0 first and 1 last. */
function placesIn(order: Int32Array): Float64Array {
  const places = new Float64Array(order.length)
  for (let place = 0; place < order.length; place++) places[order[place]!] = place / order.length
  return places
}

/** Places mean something: a track must not come too early, or wants to come early. */
function isAnchored({ history, weights }: SpreadOptions): boolean {
  return history.last >= 0 || history.releases !== undefined || weights !== undefined
}

/** A set without history is turned like a wheel, unless that leaves a clash that was not there. */
function turnedOrNot(
  list: TrackList,
  order: Int32Array,
  { random, goal }: { random: Random; goal: number },
): Int32Array {
  const turned = rotated(list, order, random)
  const left = repair(list, turned, { goal })
  if (left <= goal) return turned
  return repair(list, order, { goal }) < left ? order : turned
}
