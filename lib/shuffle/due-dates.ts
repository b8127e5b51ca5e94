import type { ArtistQueues } from './artist-queues'
import { KEY_RANGE, sortByKey } from './radix-sort'
import type { Random } from './random'

export type DueDateOptions = {
  /** The range by which a due date is moved at random, in grid steps of its artist. */
  jitter: number
  random: Random
  /** Due dates outside the set are mirrored at its ends; else they wrap around. */
  isAnchored: boolean
  /** The phases that continue from the previous set; drawn at random if absent or NaN. */
  phases?: Float64Array
  /** The fraction of the set at which weights put each track; due dates move half way there. */
  targets?: Float64Array
}

/**
 * Returns the main artist of each slot, earliest due first. The tracks of an artist are due on an even
 * grid with a random phase, each moved by up to half of `jitter` grid steps; the only track of an
 * artist keeps its position in the base order. O(tracks).
 */
export function orderByDueDate(
  queues: ArtistQueues,
  { jitter, random, isAnchored, phases, targets }: DueDateOptions,
): Int32Array {
  const { start, firstPosition } = queues
  const size = queues.track.length
  const keys = new Uint32Array(size)
  const artists = new Int32Array(size)
  for (let artist = 0; artist + 1 < start.length; artist++) {
    const first = start[artist]!
    const count = start[artist + 1]! - first
    if (count === 1) {
      keys[first] = ((firstPosition[artist]! + random.unit()) / size) * KEY_RANGE
      artists[first] = artist
      continue
    }
    const phase = count ? phaseOf(artist) : 0
    for (let j = 0; j < count; j++) {
      const moved = (j + phase + jitter * (random.unit() - 0.5)) / count
      const inside = isAnchored ? mirrorAtEnds(moved) : wrapAround(moved)
      const due = targets ? (inside + targets[queues.track[first + j]!]!) / 2 : inside
      keys[first + j] = Math.min(KEY_RANGE - 1, due * KEY_RANGE)
      artists[first + j] = artist
    }
  }
  return sortByKey(keys, artists)

  function phaseOf(artist: number): number {
    const drawn = random.unit()
    const phase = phases ? phases[artist]! : drawn
    return Number.isNaN(phase) ? drawn : phase
  }
}

/** Moves a due date outside [0, 1) to the other end of the set. */
function wrapAround(due: number): number {
  if (due < 0) return due + 1
  return due < 1 ? due : due - 1
}

/** Mirrors a due date outside [0, 1) at the end of the set it is beyond. */
function mirrorAtEnds(due: number): number {
  if (due < 0) return -due
  return due < 1 ? due : 2 - due
}
