import { fade, ln } from './portable-math'
import type { TrackList } from './track-list'

const FRESH_LIKED = 1.5
const FRESH_SKIPPED = 0.7
const FAVOURITE_LIKED = 3
/** A track just heard still has a chance. */
const LEAST = 0.02

/** Fresh: the longer unheard, the earlier; liked a little earlier, skipped later. */
export function freshWeights(list: TrackList): Float64Array {
  const forgetting = -ln(FRESH_SKIPPED)
  return list.age.map((age, track) => {
    const turns = Number.isNaN(age) ? Number.POSITIVE_INFINITY : Math.max(0, age)
    const rested = Math.max(LEAST, 1 - fade(turns / list.size))
    const patience = fade(forgetting * Math.max(0, list.skips[track]!))
    return Math.max(LEAST ** 2, rested * patience * (list.liked[track] ? FRESH_LIKED : 1))
  })
}

/** Favourites: liked tracks come earlier in the set, never more often. */
export function favouriteWeights(list: TrackList): Float64Array {
  return Float64Array.from(list.liked, (isLiked) => (isLiked ? FAVOURITE_LIKED : 1))
}
