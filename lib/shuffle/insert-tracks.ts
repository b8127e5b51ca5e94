import { sharesArtist } from './clashes'
import { randomSource } from './random'
import { repairTail } from './repair-tail'
import { seedFromText } from './seed'
import type { TrackList } from './track-list'

/** A track added during a set: its index in the list and an id that never changes. */
export type AddedTrack = { index: number; id: string }

/**
 * Returns the order with tracks added from position `from` on. Each goes to a random position that
 * depends only on the seed and its id, or to the nearest one without a clash. Positions before `from`
 * do not change; the other tracks keep their relative order.
 *
 * @example
 * const added = [{ index: list.size - 1, id: trackId }]
 * const longer = insertTracks(list, order, playedCount, added, seed)
 */
export function insertTracks(
  list: TrackList,
  order: Int32Array,
  from: number,
  added: readonly AddedTrack[],
  seed: string,
): Int32Array {
  const longer = mergeTracks(order, from, added, seed)
  settleTracks(list, longer, from, new Set(added.map(({ index }) => index)))
  return longer
}

/**
 * Moves each new track of an order to the nearest gap in which it does not clash, and repairs what
 * remains, from position `from` on. Changes the order.
 */
export function settleTracks(
  list: TrackList,
  order: Int32Array,
  from: number,
  newTracks: ReadonlySet<number>,
): void {
  const isNew = new Set(newTracks)
  for (let position = from; position < order.length; position++)
    if (isNew.delete(order[position]!)) moveToNearestFit(list, order, from, position)
  repairTail(list, order, from)
}

/**
 * Returns the order with each new track at a random gap from position `from` on, without regard to
 * artists. Tracks at the same gap keep the order they were added in.
 */
export function mergeTracks(
  order: Int32Array,
  from: number,
  added: readonly AddedTrack[],
  seed: string,
): Int32Array {
  const gapCount = order.length - from + 1
  const insertions = added
    .map(({ index, id }) => ({
      index,
      gap: from + randomSource(seedFromText(`${seed}\n${id}`)).int(gapCount),
    }))
    .sort((one, other) => one.gap - other.gap)
  const merged = new Int32Array(order.length + added.length)
  let copied = 0
  let target = 0
  for (const { index, gap } of insertions) {
    merged.set(order.subarray(copied, gap), target)
    target += gap - copied
    copied = gap
    merged[target++] = index
  }
  merged.set(order.subarray(copied), target)
  return merged
}

/** Moves the new track at a position to the nearest gap in which it does not clash, if there is one. */
function moveToNearestFit(
  list: TrackList,
  order: Int32Array,
  from: number,
  position: number,
): void {
  const track = order[position]!
  const clashesBetween = (left: number, right: number) =>
    (left >= 0 && sharesArtist(list, order[left]!, track)) ||
    (right < order.length && sharesArtist(list, track, order[right]!))
  if (!clashesBetween(position - 1, position + 1)) return
  for (let distance = 1; distance <= order.length; distance++) {
    const earlier = position - distance
    if (earlier >= from && !clashesBetween(earlier - 1, earlier)) {
      order.copyWithin(earlier + 1, earlier, position)
      order[earlier] = track
      return
    }
    const later = position + distance
    if (later < order.length && !clashesBetween(later, later + 1)) {
      order.copyWithin(position, position + 1, later + 1)
      order[later] = track
      return
    }
  }
}
