import { ARTIST_STRIDE, type ScheduleState, SLOT_DEBT } from './schedule-state'

const NONE = -1

/**
 * The slots in the order they are due. Slots that were passed over are kept in front of the others as
 * a linked list. Slots that cannot be used before a known position are postponed in a calendar queue,
 * so that no position examines them in vain. A track played without a slot leaves a debt, which the
 * next slot of its artist pays.
 */
export class DueSlots {
  /** The artist of each slot. */
  readonly artist: Int32Array
  private readonly next: Int32Array
  private front = NONE
  /** Slots from this one on are not in the linked list yet. */
  private appended = 0
  private readonly artists: Int32Array
  /** The first slot postponed until each position; the others follow by `next`. */
  private readonly postponed: Int32Array
  private postponedCount = 0
  /** No slot is postponed until a position before this one. */
  private firstResume = 0

  constructor(slotArtists: Int32Array, state: ScheduleState) {
    this.artist = slotArtists
    this.next = new Int32Array(slotArtists.length)
    this.artists = state.artists
    this.postponed = new Int32Array(slotArtists.length + 1).fill(NONE)
  }

  /**
   * Returns the next slot without a debt to pay, -1 at the end; -1 as `slot` returns the first.
   * Slots that pay a debt are removed.
   */
  after(slot: number): number {
    for (;;) {
      const linked = slot < 0 ? this.front : this.next[slot]!
      const candidate = linked < 0 ? this.append(slot) : linked
      if (candidate < 0) return NONE
      const debt = this.artist[candidate]! * ARTIST_STRIDE + SLOT_DEBT
      if (this.artists[debt] === 0) return candidate
      this.artists[debt]!--
      this.remove(candidate, slot)
    }
  }

  /** Removes a slot from the list; `before` is the slot in front of it, -1 for none. */
  remove(slot: number, before: number): void {
    if (before < 0) this.front = this.next[slot]!
    else this.next[before] = this.next[slot]!
  }

  /** Removes a slot from the list until a position; `before` is the slot in front of it. */
  postpone(slot: number, before: number, until: number): void {
    this.remove(slot, before)
    const position = Math.min(until, this.artist.length)
    this.next[slot] = this.postponed[position]!
    this.postponed[position] = slot
    this.postponedCount++
    if (position < this.firstResume) this.firstResume = position
  }

  /** Returns the slots postponed until a position to the front of the list; returns their number. */
  resume(position: number): number {
    if (this.firstResume <= position) this.firstResume = position + 1
    let resumed = 0
    let slot = this.postponed[position]!
    if (slot < 0) return resumed
    this.postponed[position] = NONE
    while (slot >= 0) {
      const following = this.next[slot]!
      this.next[slot] = this.front
      this.front = slot
      slot = following
      resumed++
    }
    this.postponedCount -= resumed
    return resumed
  }

  /** Resumes at least `count` postponed slots early if no other slot is left. */
  resumeEarly(count: number): void {
    if (this.front >= 0 || this.appended < this.artist.length) return
    let resumed = 0
    while (this.postponedCount > 0 && resumed < count) resumed += this.resume(this.firstResume)
  }

  /** Adds a debt: a track of this artist was played without one of its slots. */
  addDebt(artist: number): void {
    this.artists[artist * ARTIST_STRIDE + SLOT_DEBT]!++
  }

  private append(before: number): number {
    if (this.appended === this.artist.length) return NONE
    const slot = this.appended++
    this.next[slot] = NONE
    if (before < 0) this.front = slot
    else this.next[before] = slot
    return slot
  }
}
