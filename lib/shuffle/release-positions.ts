import type { PreviousSet } from './types'

/**
 * Returns the release of each track: the first position it may take, so that two plays of it are at
 * least floor(share * size) turns apart. Positions in the previous set are distinct, so more than
 * size * (1 - share) unplayed tracks are released at every position, whatever was drawn before.
 */
export function computeReleases(previous: PreviousSet, size: number, share: number): Int32Array {
  const distance = Math.floor(share * size)
  const releases = new Int32Array(previous.position.length)
  for (let track = 0; track < releases.length; track++) {
    const position = previous.position[track]!
    if (position >= 0) releases[track] = Math.max(0, distance - (previous.size - position))
  }
  return releases
}
