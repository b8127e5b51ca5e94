import { KEY_RANGE, sortByKey } from './radix-sort'
import type { Random } from './random'
import type { TrackList } from './track-list'

/** For each artist its tracks in the order they are to be played, one artist after the other. */
export type Queues = {
  /** Artist a owns track[start[a]] to track[start[a + 1] - 1]. */
  start: Int32Array
  track: Int32Array
  /** The base place of each artist's first track. */
  firstPlace: Int32Array
}

const ALBUM_JITTER = 0.5
/** Keys of -0.5 to 1.5. */
const KEY_SCALE = KEY_RANGE / 2

/** Deals the base order out to the artists and spreads the albums inside each. O(tracks). */
export function artistQueues(
  list: TrackList,
  base: Int32Array,
  { random, isAnchored }: { random: Random; isAnchored: boolean },
): Queues {
  const start = startsOf(list.primaryCount)
  const firstPlace = new Int32Array(list.primaryCount.length).fill(-1)
  for (let place = 0; place < base.length; place++) {
    const artist = list.primary[base[place]!]!
    if (firstPlace[artist]! < 0) firstPlace[artist] = place
  }
  const order = list.hasAlbums ? albumOrder(list, base, { random, isAnchored }) : base
  return { start, track: deal(list, order, start), firstPlace }
}

/** The tracks grouped by artist, each group in the given order. */
function deal(list: TrackList, order: Int32Array, start: Int32Array): Int32Array {
  const fill = start.slice()
  const track = new Int32Array(order.length)
  for (let i = 0; i < order.length; i++) track[fill[list.primary[order[i]!]!]!++] = order[i]!
  return track
}

/**
 * All tracks by a key in which each album of an artist has an even grid of its own with a random
 * phase. In an anchored set the key is blended with the base order, which knows the releases.
 */
function albumOrder(
  list: TrackList,
  base: Int32Array,
  { random, isAnchored }: { random: Random; isAnchored: boolean },
): Int32Array {
  const { primary, primaryCount, shelf, shelfCount } = list
  const rank = new Int32Array(primaryCount.length)
  const taken = new Int32Array(shelfCount.length)
  const phase = new Float64Array(shelfCount.length)
  const keys = new Uint32Array(base.length)
  for (let place = 0; place < base.length; place++) {
    const track = base[place]!
    const artist = primary[track]!
    const album = shelf[track]!
    const own = shelfCount[album]!
    const all = primaryCount[artist]!
    const steady = (rank[artist]!++ + 0.5) / all
    let key = steady
    if (own > 1 && own < all) {
      if (taken[album] === 0) phase[album] = random.unit()
      const jitter = ALBUM_JITTER * (random.unit() - 0.5)
      key = (taken[album]!++ + phase[album]! + jitter) / own
      if (isAnchored) key = (key + steady) / 2
    }
    keys[place] = (key + 0.5) * KEY_SCALE
  }
  return sortByKey(keys, base)
}

/** Where each group begins when groups of these sizes stand one after the other. */
function startsOf(counts: Int32Array): Int32Array {
  const start = new Int32Array(counts.length + 1)
  for (let i = 0; i < counts.length; i++) start[i + 1] = start[i]! + counts[i]!
  return start
}
