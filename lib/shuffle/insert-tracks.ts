import { shareArtist } from './clashes'
import { mend } from './mend'
import { randomSource } from './random'
import { seedOf } from './seed'
import type { TrackList } from './track-list'

/** A track added while a set is under way: its index in the list and a name that never changes. */
export type Added = { index: number; id: string }

/**
 * The order with some tracks added among what is left, each at a random place that depends on the seed
 * and its id alone, or the nearest where it meets nobody of its own. Positions before `from` never
 * change; the others keep their order.
 */
export function insertTracks(
  list: TrackList,
  order: Int32Array,
  from: number,
  added: readonly Added[],
  seed: string,
): Int32Array {
  const grown = merge(order, from, added, seed)
  const isNew = new Set(added.map(({ index }) => index))
  for (let position = from; position < grown.length; position++)
    if (isNew.delete(grown[position]!)) settle(list, grown, from, position)
  mend(list, grown, from)
  return grown
}

/** Each new track at its random gap, ties in the order they were added. */
function merge(order: Int32Array, from: number, added: readonly Added[], seed: string): Int32Array {
  const gaps = order.length - from + 1
  const wishes = added
    .map(({ index, id }) => ({
      index,
      gap: from + randomSource(seedOf(`${seed}\n${id}`)).int(gaps),
    }))
    .sort((one, other) => one.gap - other.gap)
  const grown = new Int32Array(order.length + added.length)
  let taken = 0
  for (let position = 0, next = 0; position < grown.length; position++) {
    const isNew = next < wishes.length && wishes[next]!.gap === taken
    grown[position] = isNew ? wishes[next++]!.index : order[taken++]!
  }
  return grown
}

/** Moves the new track at a position to the nearest gap where it breaks nothing. */
function settle(list: TrackList, order: Int32Array, from: number, position: number): void {
  const track = order[position]!
  const touches = (left: number, right: number) =>
    (left >= 0 && shareArtist(list, order[left]!, track)) ||
    (right < order.length && shareArtist(list, track, order[right]!))
  if (!touches(position - 1, position + 1)) return
  for (let distance = 1; distance <= order.length; distance++) {
    const back = position - distance
    if (back >= from && !touches(back - 1, back)) {
      order.copyWithin(back + 1, back, position)
      order[back] = track
      return
    }
    const ahead = position + distance
    if (ahead < order.length && !touches(ahead, ahead + 1)) {
      order.copyWithin(position, position + 1, ahead + 1)
      order[ahead] = track
      return
    }
  }
}
