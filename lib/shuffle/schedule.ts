import { Crowd } from './crowd'
import { CLASH } from './penalty'
import { Picker } from './picker'
import type { Queues } from './queues'
import type { Random } from './random'
import { Slots } from './slots'
import { type Distances, place } from './spacing'
import type { TrackList } from './track-list'

export type ScheduleOptions = {
  random: Random
  wished: Distances
  /** The first position of each track. */
  releases?: Int32Array
  /** What it costs to play a track after another, for a flow of keys and tempos. */
  friction?: (before: number, track: number) => number
  /** The track handed out before the first position, -1 for none. */
  last: number
}

const WINDOW = 12
const NEAR = { few: 6, reach: 24 }
const FAR = { few: 64, reach: 256 }
const GOOD_ENOUGH = 0.05

/**
 * Gives every position a track: the earliest due slot whose artist has one that is released and fits.
 * Where none fits without a penalty, the least of the slots and tracks looked at is taken.
 */
export function schedule(
  list: TrackList,
  queues: Queues,
  dueArtists: Int32Array,
  { random, wished, releases, friction, last }: ScheduleOptions,
): Int32Array {
  const order = new Int32Array(list.size)
  const slots = new Slots(dueArtists, list.primaryCount.length)
  const crowd = new Crowd(list)
  let before = last
  const picker = new Picker(
    list,
    queues,
    wished,
    releases,
    friction && ((track) => (before < 0 ? 0 : friction(before, track))),
  )

  for (let position = 0; position < list.size; position++) {
    slots.wake(position)
    slots.wakeEarly(WINDOW)
    const hasJustPlayed = (artist: number) => wished.artistLast[artist] === position - 1
    const forced = crowd.mustPlay(list.size - position, hasJustPlayed)
    const track = forced < 0 ? fromWindow(position) : fromArtist(forced, position)
    crowd.take(track)
    picker.take(track)
    place(list, wished, track, position)
    order[position] = track
    before = track
  }
  return order

  function fromArtist(artist: number, position: number): number {
    picker.lookAt(artist, position, FAR)
    if (picker.track < 0 || (list.isFeatured && picker.clashes)) {
      const { track, cost } = picker
      picker.lookForPart(artist, position)
      if (picker.track < 0 || (track >= 0 && cost <= picker.cost)) picker.track = track
    }
    if (picker.track < 0) return fromWindow(position)
    slots.owe(list.primary[picker.track]!)
    return picker.track
  }

  function fromWindow(position: number): number {
    let best = -1
    let bestCost = Number.POSITIVE_INFINITY
    let bestSlot = -1
    let bestBefore = -1
    let previous = -1
    let slot = slots.after(-1)
    for (let seen = 0; slot >= 0 && seen < WINDOW; seen++, slot = slots.after(previous)) {
      const artist = slots.artist[slot]!
      const usable = wished.artistLast[artist]! + wished.artistGap[artist]!
      const isJustPlayed = wished.artistLast[artist] === position - 1
      let until = usable
      if (!isJustPlayed || artist === crowd.mayRepeat) {
        picker.lookAt(artist, position, NEAR)
        if (picker.track < 0) until = picker.firstRelease
        else if (picker.cost === 0 || isJustPlayed) {
          slots.remove(slot, previous)
          return picker.track
        } else if (picker.cost < bestCost) {
          best = picker.track
          bestCost = picker.cost
          bestSlot = until > position + 1 ? -1 : slot
          bestBefore = previous
        }
      }
      if (until > position + 1) {
        slots.remove(slot, previous)
        slots.sleep(slot, until)
      } else previous = slot
    }
    if (best >= 0 && (bestCost < CLASH || crowd.mayRepeat >= 0)) {
      if (bestSlot >= 0) slots.remove(bestSlot, bestBefore)
      else slots.owe(list.primary[best]!)
      return best
    }
    picker.lookEverywhere(position, random.int(list.primaryCount.length), GOOD_ENOUGH)
    if (best >= 0 && bestCost <= picker.cost) picker.track = best
    if (picker.track < 0) picker.track = picker.soonest
    slots.owe(list.primary[picker.track]!)
    return picker.track
  }
}
