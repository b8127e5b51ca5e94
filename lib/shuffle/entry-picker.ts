import type { DominantArtist } from './dominant-artist'
import type { DueSlots } from './due-slots'
import { CLASH_PENALTY } from './placement-penalty'
import type { Random } from './random'
import {
  ARTIST_STRIDE,
  ENTRY_ARTIST,
  LAST_PLAYED,
  MIN_GAP,
  type ScheduleState,
} from './schedule-state'
import type { TrackList } from './track-list'
import type { TrackPicker } from './track-picker'

const NONE = -1
/** Returned in place of the position until which a slot is unusable: its entry is played now. */
const PLAY_NOW = -1

/** The number of slots examined per position. */
const WINDOW_SLOTS = 12
/** The search of one artist's queue compares and examines up to so many entries. */
const SLOT_MAX_RELEASED = 6
const SLOT_MAX_ENTRIES = 24
const FORCED_MAX_RELEASED = 64
const FORCED_MAX_ENTRIES = 256
/** A slot that was examined and not used is postponed for the size of the set divided by this. */
const POSTPONE_DIVISOR = 1000

type EntryPickerParts = {
  slots: DueSlots
  dominant: DominantArtist
  picker: TrackPicker
  random: Random
}

/** Picks the queue entry to play at a position, and updates the slots accordingly. */
export class EntryPicker {
  private readonly slots: DueSlots
  private readonly dominant: DominantArtist
  private readonly picker: TrackPicker
  private readonly random: Random
  private readonly postponement: number

  constructor(
    private readonly list: TrackList,
    private readonly state: ScheduleState,
    { slots, dominant, picker, random }: EntryPickerParts,
  ) {
    this.slots = slots
    this.dominant = dominant
    this.picker = picker
    this.random = random
    this.postponement = Math.floor(list.size / POSTPONE_DIVISOR)
  }

  /** Returns the entry for a position; called for each position in turn. */
  pick(position: number): number {
    this.slots.resume(position)
    this.slots.resumeEarly(WINDOW_SLOTS)
    const forced = this.dominant.forcedArtist(position)
    return forced < 0 ? this.pickFromWindow(position) : this.pickForced(forced, position)
  }

  /** Picks a track of the artist that must play now, as main artist or, without a clash, as guest. */
  private pickForced(artist: number, position: number): number {
    const { picker, list } = this
    picker.searchArtist(artist, position, FORCED_MAX_RELEASED, FORCED_MAX_ENTRIES)
    if (picker.entry < 0 || (list.isFeatured && picker.isClash)) {
      const { entry, cost } = picker
      picker.searchAll(position, this.drawArtist(), artist)
      if (entry >= 0 && cost <= picker.cost) picker.entry = entry
    }
    return picker.entry < 0 ? this.pickFromWindow(position) : this.playWithoutSlot(picker.entry)
  }

  /** Picks the first entry without a penalty among the slots due next, else the best of them. */
  private pickFromWindow(position: number): number {
    const { picker, slots } = this
    let bestEntry = NONE
    let bestCost = Number.POSITIVE_INFINITY
    let bestSlot = NONE
    let slotBeforeBest = NONE
    let previous = NONE
    let slot = slots.after(NONE)
    picker.reset()
    for (let n = 0; slot >= 0 && n < WINDOW_SLOTS; n++, slot = slots.after(previous)) {
      const until = this.searchSlot(slots.artist[slot]!, position)
      if (until === PLAY_NOW) {
        slots.remove(slot, previous)
        return picker.entry
      }
      const isPostponed = until > position + 1
      const reusableSlot = isPostponed ? NONE : slot
      if (picker.cost < bestCost) {
        bestEntry = picker.entry
        bestCost = picker.cost
        bestSlot = reusableSlot
        slotBeforeBest = previous
      }
      if (isPostponed) slots.postpone(slot, previous, until)
      else previous = slot
    }
    if (bestEntry < 0 || (bestCost >= CLASH_PENALTY && this.dominant.repeatableArtist < 0))
      return this.pickFromAll(position, bestEntry, bestCost)
    if (bestSlot < 0) return this.playWithoutSlot(bestEntry)
    slots.remove(bestSlot, slotBeforeBest)
    return bestEntry
  }

  /** Searches the queue of a slot's artist; returns the position until which the slot is unusable. */
  private searchSlot(artist: number, position: number): number {
    const { picker } = this
    const { artists } = this.state
    const lastPlayed = artists[artist * ARTIST_STRIDE + LAST_PLAYED]!
    const spacedFrom = lastPlayed + artists[artist * ARTIST_STRIDE + MIN_GAP]!
    const isRepeat = lastPlayed === position - 1
    if (isRepeat && artist !== this.dominant.repeatableArtist) return spacedFrom
    picker.searchArtist(artist, position, SLOT_MAX_RELEASED, SLOT_MAX_ENTRIES)
    if (picker.entry < 0) return picker.earliestRelease
    if (picker.cost === 0 || isRepeat) return PLAY_NOW
    return Math.max(spacedFrom, position + this.postponement)
  }

  /** Searches all artists: every entry of the window clashes, or there is none. */
  private pickFromAll(position: number, bestEntry: number, bestCost: number): number {
    const { picker } = this
    picker.searchAll(position, this.drawArtist())
    if (bestEntry >= 0 && bestCost <= picker.cost) return this.playWithoutSlot(bestEntry)
    return this.playWithoutSlot(picker.entry < 0 ? picker.earliestEntry : picker.entry)
  }

  private drawArtist(): number {
    return this.random.int(this.list.artistCount.length)
  }

  private playWithoutSlot(entry: number): number {
    this.slots.addDebt(this.state.entries[entry + ENTRY_ARTIST]!)
    return entry
  }
}
