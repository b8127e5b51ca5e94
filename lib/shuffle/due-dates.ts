import type { Queues } from './queues'
import { KEY_RANGE, sortByKey } from './radix-sort'
import type { Random } from './random'

export type DueOptions = {
  jitter: number
  random: Random
  isAnchored: boolean
  /** The phases that go on from the last set; NaN, or none at all, to draw them. */
  phases?: Float64Array
  /** Where weights put each track, 0 first and 1 last: due dates are pulled half way there. */
  wishes?: Float64Array
}

/**
 * Whose turn it is, slot by slot: every artist's tracks fall due on an even grid with a random phase,
 * each moved by up to half of `jitter` grid steps; an artist's single track keeps its base place.
 * Returns the artist of each slot, earliest due first. O(tracks).
 */
export function dueArtists(
  queues: Queues,
  { jitter, random, isAnchored, phases, wishes }: DueOptions,
): Int32Array {
  const { start, firstPlace } = queues
  const size = queues.track.length
  const keys = new Uint32Array(size)
  const artists = new Int32Array(size)
  for (let artist = 0; artist + 1 < start.length; artist++) {
    const first = start[artist]!
    const count = start[artist + 1]! - first
    if (count === 1) {
      keys[first] = ((firstPlace[artist]! + random.unit()) / size) * KEY_RANGE
      artists[first] = artist
      continue
    }
    const phase = count ? phaseOf(artist) : 0
    for (let j = 0; j < count; j++) {
      const spread = (j + phase + jitter * (random.unit() - 0.5)) / count
      const even = isAnchored ? reflected(spread) : wrapped(spread)
      const due = wishes ? (even + wishes[queues.track[first + j]!]!) / 2 : even
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

/** A due date over the edge of the set comes back at the other end: the set is a circle. */
function wrapped(due: number): number {
  if (due < 0) return due + 1
  return due < 1 ? due : due - 1
}

/** In an anchored set it is a line: a due date over the edge is mirrored at it. */
function reflected(due: number): number {
  if (due < 0) return -due
  return due < 1 ? due : 2 - due
}
