import { type Board, CELLS, DEBT } from './board'

const NONE = -1

/**
 * The slots in the order they fall due. Those passed over wait in front of the rest as a linked list;
 * those that cannot be used before a known position sleep in a calendar, so nobody looks at them in
 * vain. A track played out of turn leaves a debt, paid by its artist's next slot.
 */
export class Slots {
  /** The artist of each slot. */
  readonly artist: Int32Array
  readonly next: Int32Array
  private front = NONE
  private fresh = 0
  private readonly artists: Int32Array
  private readonly sleepers: Int32Array
  private asleep = 0
  private nextWaking = 0

  constructor(dueArtists: Int32Array, board: Board) {
    this.artist = dueArtists
    this.next = new Int32Array(dueArtists.length)
    this.artists = board.artists
    this.sleepers = new Int32Array(dueArtists.length + 1).fill(NONE)
  }

  /** The slot after this one that has no debt to pay; NONE (-1) asks for the first, -1 is the end. */
  after(slot: number): number {
    for (;;) {
      const found = slot < 0 ? this.front : this.next[slot]!
      const candidate = found < 0 ? this.append(slot) : found
      if (candidate < 0) return NONE
      const debt = this.artist[candidate]! * CELLS + DEBT
      if (this.artists[debt] === 0) return candidate
      this.artists[debt]!--
      this.remove(candidate, slot)
    }
  }

  /** Takes a slot out of the list; `before` is the slot in front of it. */
  remove(slot: number, before: number): void {
    if (before < 0) this.front = this.next[slot]!
    else this.next[before] = this.next[slot]!
  }

  /** Puts a slot that was taken out to sleep until a position. */
  sleep(slot: number, until: number): void {
    const position = Math.min(until, this.artist.length)
    this.next[slot] = this.sleepers[position]!
    this.sleepers[position] = slot
    this.asleep++
    if (position < this.nextWaking) this.nextWaking = position
  }

  /** Wakes the slots that sleep until a position; returns how many. */
  wake(position: number): number {
    if (this.nextWaking <= position) this.nextWaking = position + 1
    let woken = 0
    let slot = this.sleepers[position]!
    if (slot < 0) return woken
    this.sleepers[position] = NONE
    while (slot >= 0) {
      const following = this.next[slot]!
      this.next[slot] = this.front
      this.front = slot
      slot = following
      woken++
    }
    this.asleep -= woken
    return woken
  }

  /** Wakes the next sleepers before their time, where nobody else is left. */
  wakeEarly(count: number): void {
    if (this.front >= 0 || this.fresh < this.artist.length) return
    let woken = 0
    while (this.asleep > 0 && woken < count) woken += this.wake(this.nextWaking)
  }

  /** A track of this artist was played without a slot of its own. */
  owe(artist: number): void {
    this.artists[artist * CELLS + DEBT]!++
  }

  private append(before: number): number {
    if (this.fresh === this.artist.length) return NONE
    const slot = this.fresh++
    this.next[slot] = NONE
    if (before < 0) this.front = slot
    else this.next[before] = slot
    return slot
  }
}
