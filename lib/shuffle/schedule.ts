import { ARTIST, type Board, CELLS, GAP, LAST, TRACK } from './board'
import { Crowd } from './crowd'
import { CLASH } from './penalty'
import { Picker } from './picker'
import { play } from './play'
import type { Random } from './random'
import { Slots } from './slots'
import type { TrackList } from './track-list'

export type ScheduleOptions = {
  random: Random
  /** What it costs to play a track after another, for a flow of keys and tempos. */
  friction?: (before: number, track: number) => number
  /** The track handed out before the first position, -1 for none. */
  last: number
}

const WINDOW = 12
const FEW = 6
const REACH = 24
const FAR_FEW = 64
const FAR_REACH = 256
/** A slot that is not picked now is not looked at again for a thousandth of the set. */
const NAPS = 1000

/**
 * Gives every position a track: the earliest due slot whose artist has one that is released and fits.
 * Where none fits without a penalty, the least of the slots and tracks looked at is taken.
 */
export function schedule(
  list: TrackList,
  board: Board,
  dueArtists: Int32Array,
  { random, friction, last }: ScheduleOptions,
): Int32Array {
  const { artists, cards } = board
  const order = new Int32Array(list.size)
  const slots = new Slots(dueArtists, board)
  const crowd = new Crowd(list, board)
  const nap = Math.floor(list.size / NAPS)
  let before = last
  const frictionNow = friction && ((track: number) => (before < 0 ? 0 : friction(before, track)))
  const picker = new Picker(list, board, frictionNow)

  for (let position = 0; position < list.size; position++) {
    slots.wake(position)
    slots.wakeEarly(WINDOW)
    const forced = crowd.mustPlay(position)
    const card = forced < 0 ? fromWindow(position) : fromArtist(forced, position)
    const artist = cards[card + ARTIST]!
    before = cards[card + TRACK]!
    play(list, board, card, position)
    crowd.take(before, artist)
    order[position] = before
  }
  return order

  function fromArtist(artist: number, position: number): number {
    picker.lookAt(artist, position, FAR_FEW, FAR_REACH)
    if (picker.card < 0 || (list.isFeatured && picker.clashes)) {
      const { card, cost } = picker
      picker.lookEverywhere(position, anyArtist(), artist)
      if (card >= 0 && cost <= picker.cost) picker.card = card
    }
    return picker.card < 0 ? fromWindow(position) : outOfTurn(picker.card)
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
      const last = artists[artist * CELLS + LAST]!
      const isJustPlayed = last === position - 1
      let until = last + artists[artist * CELLS + GAP]!
      if (!isJustPlayed || artist === crowd.mayRepeat) {
        picker.lookAt(artist, position, FEW, REACH)
        if (picker.card < 0) until = picker.firstRelease
        else if (picker.cost === 0 || isJustPlayed) {
          slots.remove(slot, previous)
          return picker.card
        } else if (picker.cost < bestCost) {
          best = picker.card
          bestCost = picker.cost
          bestSlot = slot
          bestBefore = previous
        }
        if (picker.card >= 0) until = Math.max(until, position + nap)
      }
      if (until > position + 1) {
        if (bestSlot === slot) bestSlot = -1
        slots.remove(slot, previous)
        slots.sleep(slot, until)
      } else previous = slot
    }
    if (best < 0 || (bestCost >= CLASH && crowd.mayRepeat < 0))
      return fromAll(position, best, bestCost)
    if (bestSlot < 0) return outOfTurn(best)
    slots.remove(bestSlot, bestBefore)
    return best
  }

  /** Nothing in the window may be played without a clash: one look at everything. */
  function fromAll(position: number, best: number, bestCost: number): number {
    picker.lookEverywhere(position, anyArtist())
    if (best >= 0 && bestCost <= picker.cost) return outOfTurn(best)
    return outOfTurn(picker.card < 0 ? picker.soonest : picker.card)
  }

  function anyArtist(): number {
    return random.int(list.artistCount.length)
  }

  function outOfTurn(card: number): number {
    slots.owe(cards[card + ARTIST]!)
    return card
  }
}
