import { fisherYates } from '../fisher-yates'
import type { Random } from '../random'
import type { TrackList } from '../track-list'

/** Room for the track's index under its key: keys have 31 bits, indices 21. */
const INDICES = 2 ** 21
const KEYS = 2 ** 31

/**
 * The 2014 spread over artists alone, as fast as it can plainly be written: keys packed with indices
 * into one typed array for the engine's own sort. The yardstick for cost; up to 2^21 tracks.
 */
export function plainSpread(list: TrackList, random: Random): Int32Array {
  const { primary, primaryCount, size } = list
  const fill = new Int32Array(primaryCount.length)
  for (let artist = 1; artist < fill.length; artist++)
    fill[artist] = fill[artist - 1]! + primaryCount[artist - 1]!
  const queue = new Int32Array(size)
  for (const track of fisherYates(size, random)) queue[fill[primary[track]!]!++] = track

  const keys = new Float64Array(size)
  let x = 0
  for (const count of primaryCount) {
    let at = random.unit() / count
    for (let j = 0; j < count; j++, x++) {
      keys[x] = Math.floor(at * KEYS) * INDICES + queue[x]!
      at += (0.8 + 0.4 * random.unit()) / count
    }
  }
  keys.sort()
  for (let position = 0; position < size; position++) queue[position] = keys[position]! % INDICES
  return queue
}
