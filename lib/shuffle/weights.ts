import { expNegative, ln } from './portable-math'
import type { TrackList } from './track-list'

const FRESH_LIKED_FACTOR = 1.5
const FRESH_SKIP_FACTOR = 0.7
const FAVOURITE_LIKED_FACTOR = 3
/** A track that was just played keeps a chance. */
const MIN_WEIGHT = 0.02

/** Returns the weights of mode `fresh`: higher the longer unplayed, a little higher if liked, lower per skip. */
export function freshWeights(list: TrackList): Float64Array {
  const decayPerSkip = -ln(FRESH_SKIP_FACTOR)
  return list.age.map((age, track) => {
    const turns = Number.isNaN(age) ? Number.POSITIVE_INFINITY : Math.max(0, age)
    const recovery = Math.max(MIN_WEIGHT, 1 - expNegative(turns / list.size))
    const skipFactor = expNegative(decayPerSkip * Math.max(0, list.skips[track]!))
    const likedFactor = list.liked[track] ? FRESH_LIKED_FACTOR : 1
    return Math.max(MIN_WEIGHT ** 2, recovery * skipFactor * likedFactor)
  })
}

/** Returns the weights of mode `favourites`: liked tracks come earlier in a set, never more often. */
export function favouriteWeights(list: TrackList): Float64Array {
  return Float64Array.from(list.liked, (isLiked) => (isLiked ? FAVOURITE_LIKED_FACTOR : 1))
}
