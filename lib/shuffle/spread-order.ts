import { buildArtistQueues } from './artist-queues'
import { orderByDueDate } from './due-dates'
import { fisherYates } from './fisher-yates'
import { hasFeatures, transitionFriction } from './friction'
import type { Mode, Spacing } from './modes'
import type { Random } from './random'
import { drawReleaseOrder } from './release-order'
import { repairClashes } from './repair-clashes'
import { rotateOrder } from './rotate-order'
import { createScheduleState } from './schedule-state'
import { scheduleTracks } from './schedule-tracks'
import { SPACING_LEVELS } from './spacing-levels'
import type { TrackList } from './track-list'
import { drawWeightedOrder } from './weighted-order'

export type SpreadOptions = {
  random: Random
  mode: Mode
  spacing: Spacing
  history: History
  weights?: Float64Array
  /** The number of clashes at which repair stops. */
  goal: number
}

/** The state that a set continues from; the first set of a session has only `last` (-1). */
export type History = {
  /** The first position each track may take. */
  releases?: Int32Array
  /** The tracks handed out before the set, oldest first. */
  tail?: Int32Array
  /** The offset of each artist's due dates; NaN for none. */
  phases?: Float64Array
  /** The track handed out before the set, -1 for none. */
  last: number
}

/** Makes one attempt at an order: base order, due dates, schedule, rotation, repair. */
export function spreadOrder(list: TrackList, options: SpreadOptions): Int32Array {
  const { random, history, goal } = options
  const { releases, last } = history
  const order = buildSchedule(list, options)
  if (!isAnchored(options)) return rotateUnlessWorse(list, order, { random, goal })
  repairClashes(list, order, { goal, last, releases })
  return order
}

/** Returns the order before repair: optimal in clashes if no track has featured artists. */
export function buildSchedule(list: TrackList, options: SpreadOptions): Int32Array {
  const { random, mode, spacing, history, weights } = options
  const { jitter, minGapShare } = SPACING_LEVELS[spacing]
  const anchored = isAnchored(options)
  const useFriction = mode === 'flow' && hasFeatures(list)
  const base = drawBaseOrder(list, options)
  const queues = buildArtistQueues(list, base, { random, isAnchored: anchored })
  const slotArtists = orderByDueDate(queues, {
    jitter,
    random,
    isAnchored: anchored,
    phases: history.phases,
    targets: weights && relativePositions(base),
  })
  return scheduleTracks(list, createScheduleState(list, queues, { minGapShare, ...history }), {
    slotArtists,
    random,
    friction: useFriction ? (one, other) => transitionFriction(list, one, other) : undefined,
    last: history.last,
  })
}

function drawBaseOrder(list: TrackList, { random, history, weights }: SpreadOptions): Int32Array {
  const { releases } = history
  if (weights) return drawWeightedOrder(releases ?? new Int32Array(list.size), weights, random)
  return releases ? drawReleaseOrder(releases, random) : fisherYates(list.size, random)
}

/** Returns the position of each track in an order as a fraction in [0, 1). */
function relativePositions(order: Int32Array): Float64Array {
  const positions = new Float64Array(order.length)
  for (let position = 0; position < order.length; position++)
    positions[order[position]!] = position / order.length
  return positions
}

/** A set is anchored if releases, weights or a track before it give positions a meaning. */
function isAnchored({ history, weights }: SpreadOptions): boolean {
  return history.last >= 0 || history.releases !== undefined || weights !== undefined
}

/** Repairs the rotated order, or the order itself if its rotation keeps more clashes. */
function rotateUnlessWorse(
  list: TrackList,
  order: Int32Array,
  { random, goal }: { random: Random; goal: number },
): Int32Array {
  const rotated = rotateOrder(list, order, random)
  const clashes = repairClashes(list, rotated, { goal })
  if (clashes <= goal) return rotated
  return repairClashes(list, order, { goal }) < clashes ? order : rotated
}
