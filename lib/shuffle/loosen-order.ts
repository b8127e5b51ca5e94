import { hasArtist, sharedArtists } from './clashes'
import type { Random } from './random'
import type { TrackList } from './track-list'

/** An artist with at least this share of the list may play twice in a row. */
const LARGE_ARTIST_SHARE = 1 / 3
const MAX_RUN_LENGTH = 2
/** Runs are measured up to this many tracks in each direction. */
const MAX_RUN_SCAN = 32
/** The number of swaps tried, as a share of the positions. */
const SWAP_RATE = 0.6

/**
 * Swaps random neighbours so that an artist with a third of the list or more sometimes plays twice in
 * a row; an order without clashes would alternate as regularly as a metronome. No other artist clashes,
 * no run exceeds two or what it was before, and no track moves before its release.
 */
export function loosenOrder(
  list: TrackList,
  order: Int32Array,
  { random, releases, last }: { random: Random; releases?: Int32Array; last: number },
): void {
  const isLarge = list.artistCount.map((count) =>
    count > 1 && count >= LARGE_ARTIST_SHARE * list.size ? 1 : 0,
  )
  if (order.length < 2 || !isLarge.includes(1)) return
  const at = (position: number) => (position < 0 ? last : order[position]!)
  for (let step = 0; step < order.length; step++) {
    if (random.unit() >= SWAP_RATE) continue
    const position = random.int(order.length - 1)
    if (releases && releases[order[position + 1]!]! > position) continue
    const before = longestRun(position)
    swapWithNext(position)
    const after = longestRun(position)
    if (after > Math.max(MAX_RUN_LENGTH, before)) swapWithNext(position)
  }

  function swapWithNext(position: number): void {
    const track = order[position]!
    order[position] = order[position + 1]!
    order[position + 1] = track
  }

  /** The longest run of one artist around a pair; Infinity if an artist that is not large clashes. */
  function longestRun(position: number): number {
    let longest = 1
    for (const second of [position, position + 1, position + 2]) {
      if (second >= order.length || at(second - 1) < 0) continue
      for (const artist of sharedArtists(list, at(second - 1), order[second]!)) {
        if (!isLarge[artist]) return Number.POSITIVE_INFINITY
        longest = Math.max(longest, runLengthAt(artist, second))
      }
    }
    return longest
  }

  function runLengthAt(artist: number, position: number): number {
    let low = position
    let high = position
    while (low > 0 && position - low < MAX_RUN_SCAN && hasArtist(list, at(low - 1), artist)) low--
    while (
      high + 1 < order.length &&
      high - position < MAX_RUN_SCAN &&
      hasArtist(list, at(high + 1), artist)
    )
      high++
    const includesLast = low === 0 && last >= 0 && hasArtist(list, last, artist)
    return high - low + 1 + (includesLast ? 1 : 0)
  }
}
