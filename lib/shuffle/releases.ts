import type { Previous } from './types'

/**
 * The first position each track may take, so that two of its plays are at least
 * floor(reach * size) turns apart. Positions of the last set are distinct, so at every position
 * more than size * (1 - reach) unused tracks are free, whatever was drawn before.
 */
export function releasesAfter(previous: Previous, size: number, reach: number): Int32Array {
  const distance = Math.floor(reach * size)
  const releases = new Int32Array(previous.position.length)
  for (let track = 0; track < releases.length; track++) {
    const position = previous.position[track]!
    if (position >= 0) releases[track] = Math.max(0, distance - (previous.size - position))
  }
  return releases
}
