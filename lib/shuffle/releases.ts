import type { Previous } from './types'

/**
 * The first position each track may take, so that two of its plays are at least
 * floor(reach * size) turns apart. Positions of the last set are distinct, so at every position
 * more than size * (1 - reach) unused tracks are free, whatever was drawn before.
 */
export function releasesAfter(previous: Previous, size: number, reach: number): Int32Array {
  const distance = Math.floor(reach * size)
  return previous.position.map((position) =>
    position < 0 ? 0 : Math.max(0, distance - (previous.size - position)),
  )
}
