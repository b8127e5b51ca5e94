import { hasArtist, tagsShared } from './clashes'
import type { Random } from './random'
import type { TrackList } from './track-list'

const LARGE_SHARE = 1 / 3
const LONGEST_RUN = 2
/** Runs are followed no further than this. */
const FAR_ENOUGH = 32
/** How many of the neighbours are tried to be swapped. */
const RATE = 0.6

/**
 * Where an artist has a third of the list or more, an order without a clash is as regular as a
 * metronome. Swapping neighbours at random lets such an artist come twice in a row here and there;
 * nobody else meets, no run grows past two (or past what cannot be avoided), no release is broken.
 */
export function loosen(
  list: TrackList,
  order: Int32Array,
  { random, releases, last }: { random: Random; releases?: Int32Array; last: number },
): void {
  const isLarge = list.artistCount.map((count) =>
    count > 1 && count >= LARGE_SHARE * list.size ? 1 : 0,
  )
  if (order.length < 2 || !isLarge.includes(1)) return
  const at = (position: number) => (position < 0 ? last : order[position]!)
  for (let step = 0; step < order.length; step++) {
    if (random.unit() >= RATE) continue
    const position = random.int(order.length - 1)
    if (releases && releases[order[position + 1]!]! > position) continue
    const before = longestRun(position)
    exchange(position)
    const after = longestRun(position)
    if (after > Math.max(LONGEST_RUN, before)) exchange(position)
  }

  function exchange(position: number): void {
    const track = order[position]!
    order[position] = order[position + 1]!
    order[position + 1] = track
  }

  /** The longest run of one artist around a pair; two of a small artist count as endless. */
  function longestRun(position: number): number {
    let longest = 1
    for (const side of [position, position + 1, position + 2]) {
      if (side >= order.length || at(side - 1) < 0) continue
      for (const artist of tagsShared(list, at(side - 1), order[side]!)) {
        if (!isLarge[artist]) return Number.POSITIVE_INFINITY
        longest = Math.max(longest, runThrough(artist, side))
      }
    }
    return longest
  }

  function runThrough(artist: number, position: number): number {
    let low = position
    let high = position
    while (low > 0 && position - low < FAR_ENOUGH && hasArtist(list, at(low - 1), artist)) low--
    while (
      high + 1 < order.length &&
      high - position < FAR_ENOUGH &&
      hasArtist(list, at(high + 1), artist)
    )
      high++
    return high - low + 1 + (low === 0 && last >= 0 && hasArtist(list, last, artist) ? 1 : 0)
  }
}
