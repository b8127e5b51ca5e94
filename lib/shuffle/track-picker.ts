import { hasArtist } from './clashes'
import { isPerfectFit } from './perfect-fit'
import { artistPenalty, CLASH_PENALTY, placementPenalty } from './placement-penalty'
import {
  ARTIST_STRIDE,
  ENTRY_RELEASE,
  ENTRY_STRIDE,
  ENTRY_TRACK,
  LAST_PLAYED,
  QUEUE_END,
  QUEUE_HEAD,
  type ScheduleState,
} from './schedule-state'
import type { TrackList } from './track-list'

/** Added per entry passed over, so that tracks with many featured artists do not all come last. */
const PASSED_OVER_COST = 0.05
/** A search of all artists ends at an entry that costs no more than this. */
const ACCEPTABLE_COST = 0.05
/** A search of all artists ends after this many entries if it found one. */
const MAX_ENTRIES_PER_SEARCH = 256
/** The entries per artist in the first pass of a search of all artists. */
const FIRST_PASS_ENTRIES = 6
/** The budget of a set for searches of all artists; beyond it they may end with a clash. */
const MAX_ENTRIES_PER_TRACK = 256
const NONE = -1
const NEVER_RELEASED = 0x7fffffff

/** Finds the queue entry that fits a position best, in the queue of one artist or in all queues. */
export class TrackPicker {
  /** The best entry of the last search, -1 for none, and its cost. */
  entry = NONE
  cost = Number.POSITIVE_INFINITY
  /** The entry of the last search that is released next, -1 for none, and its release. */
  earliestEntry = NONE
  earliestRelease = NEVER_RELEASED
  private examinedInSet = 0

  constructor(
    private readonly list: TrackList,
    private readonly state: ScheduleState,
    private readonly friction: ((track: number) => number) | undefined,
  ) {}

  /** True if the best entry of the last search clashes with the track before. */
  get isClash(): boolean {
    return this.cost >= CLASH_PENALTY
  }

  /** Examines up to `maxEntries` entries of an artist's queue and compares `maxReleased` released ones. */
  searchArtist(artist: number, position: number, maxReleased: number, maxEntries: number): void {
    const { artists } = this.state
    const head = artists[artist * ARTIST_STRIDE + QUEUE_HEAD]!
    if (!this.friction && isPerfectFit(this.list, this.state, head, artist, position)) {
      this.entry = head
      this.cost = 0
      return
    }
    this.reset()
    const mainArtistPenalty = artistPenalty(this.state, artist, position)
    const queueEnd = artists[artist * ARTIST_STRIDE + QUEUE_END]!
    const end = Math.min(queueEnd, head + maxEntries * ENTRY_STRIDE)
    for (
      let entry = head, released = 0;
      entry < end && released < maxReleased;
      entry += ENTRY_STRIDE
    ) {
      if (!this.evaluate(entry, position, mainArtistPenalty, released * PASSED_OVER_COST)) continue
      released++
      if (this.cost <= released * PASSED_OVER_COST) return
    }
  }

  /**
   * Searches the queues of all artists, starting at one of them, until an entry fits well: first the
   * next few entries of each queue, then all. `part` limits the search to tracks with that artist.
   */
  searchAll(position: number, firstArtist: number, part = NONE): void {
    this.reset()
    this.scanArtists(position, firstArtist, { part, maxEntries: FIRST_PASS_ENTRIES })
    if (this.entry < 0 || this.isClash)
      this.scanArtists(position, firstArtist, { part, maxEntries: this.list.size })
  }

  private scanArtists(
    position: number,
    firstArtist: number,
    { part, maxEntries }: { part: number; maxEntries: number },
  ): void {
    const { artists, entries } = this.state
    const count = this.list.artistCount.length
    const isRepeat = part !== NONE && artists[part * ARTIST_STRIDE + LAST_PLAYED] === position - 1
    for (let k = 0, examined = 0; k < count; k++) {
      const artist = (firstArtist + k) % count
      const head = artists[artist * ARTIST_STRIDE + QUEUE_HEAD]!
      const queueEnd = artists[artist * ARTIST_STRIDE + QUEUE_END]!
      const end = Math.min(queueEnd, head + maxEntries * ENTRY_STRIDE)
      const mainArtistPenalty = artistPenalty(this.state, artist, position)
      for (let entry = head; entry < end; entry += ENTRY_STRIDE) {
        if (part !== NONE && !hasArtist(this.list, entries[entry + ENTRY_TRACK]!, part)) continue
        this.evaluate(entry, position, mainArtistPenalty, 0)
        if (this.canStop(++examined) || (isRepeat && this.entry >= 0)) return
      }
    }
  }

  /** A long search ends with what it found; beyond the budget of the set, even with a clash. */
  private canStop(examined: number): boolean {
    this.examinedInSet++
    if (this.cost <= ACCEPTABLE_COST) return true
    if (this.entry < 0 || examined < MAX_ENTRIES_PER_SEARCH) return false
    return !this.isClash || this.examinedInSet > MAX_ENTRIES_PER_TRACK * this.list.size
  }

  /** Keeps the entry if it is the best so far; returns whether it is released at the position. */
  private evaluate(
    entry: number,
    position: number,
    mainArtistPenalty: number,
    extraCost: number,
  ): boolean {
    const release = this.state.entries[entry + ENTRY_RELEASE]!
    if (release > position) {
      if (release < this.earliestRelease) {
        this.earliestRelease = release
        this.earliestEntry = entry
      }
      return false
    }
    // Penalties are never negative: this entry cannot cost less than the best one.
    if (extraCost + mainArtistPenalty >= this.cost) return true
    let cost =
      extraCost + placementPenalty(this.list, this.state, entry, position, mainArtistPenalty)
    if (this.friction) cost += this.friction(this.state.entries[entry + ENTRY_TRACK]!)
    if (cost < this.cost) {
      this.cost = cost
      this.entry = entry
    }
    return true
  }

  /** Discards the result of the last search. */
  reset(): void {
    this.entry = NONE
    this.cost = Number.POSITIVE_INFINITY
    this.earliestEntry = NONE
    this.earliestRelease = NEVER_RELEASED
  }
}
