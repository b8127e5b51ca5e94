import { CLASH, penalty } from './penalty'
import type { Queues } from './queues'
import type { Distances } from './spacing'
import type { TrackList } from './track-list'

/** What passing over a track of its artist costs, lest those with many guests drift to the end. */
const SKIPPED = 0.05
const NEVER = 0x7fffffff

/** Finds, among the unplayed tracks of an artist or of the whole list, the one that fits best. */
export class Picker {
  /** What the last look found: a track or -1, its cost, and the first release of those not yet free. */
  track = -1
  cost = Number.POSITIVE_INFINITY
  firstRelease = NEVER
  /** The track with that release. */
  soonest = -1
  private readonly head: Int32Array

  constructor(
    private readonly list: TrackList,
    private readonly queues: Queues,
    private readonly wished: Distances,
    private readonly releases: Int32Array | undefined,
    private readonly friction: ((track: number) => number) | undefined,
  ) {
    this.head = queues.start.slice(0, -1)
  }

  /** Looks at the first `few` free tracks among the next `reach` of an artist. */
  lookAt(artist: number, position: number, { few, reach }: { few: number; reach: number }): void {
    this.forget()
    const first = this.head[artist]!
    const end = Math.min(this.queues.start[artist + 1]!, first + reach)
    for (let x = first, seen = 0; x < end && seen < few; x++) {
      if (!this.consider(this.queues.track[x]!, position, seen * SKIPPED)) continue
      seen++
      if (this.cost <= seen * SKIPPED) return
    }
  }

  /** Looks at every unplayed track, from a random artist on, until one fits well. */
  lookEverywhere(position: number, from: number, goodEnough: number): void {
    this.forget()
    const artists = this.head.length
    for (let k = 0; k < artists; k++) {
      const artist = (from + k) % artists
      for (let x = this.head[artist]!; x < this.queues.start[artist + 1]!; x++)
        if (this.consider(this.queues.track[x]!, position) && this.cost <= goodEnough) return
    }
  }

  /** Looks at every unplayed track that an artist has a part in. */
  lookForPart(artist: number, position: number): void {
    this.forget()
    const { tagStart, tags } = this.list
    for (let owner = 0; owner < this.head.length; owner++)
      for (let x = this.head[owner]!; x < this.queues.start[owner + 1]!; x++) {
        const track = this.queues.track[x]!
        if (tags.subarray(tagStart[track]!, tagStart[track + 1]!).includes(artist))
          this.consider(track, position)
        if (this.cost === 0) return
      }
  }

  /** Takes a track out of its queue; the rest stay in order, without a hole. */
  take(track: number): void {
    const artist = this.list.primary[track]!
    const head = this.head[artist]!++
    const { track: queue } = this.queues
    if (queue[head] === track) return
    const at = queue.indexOf(track, head)
    queue.copyWithin(head + 1, head, at)
    queue[head] = track
  }

  /** Tells whether the track is free at the position. */
  private consider(track: number, position: number, extra = 0): boolean {
    const release = this.releases ? this.releases[track]! : 0
    if (release > position) {
      if (release < this.firstRelease) {
        this.firstRelease = release
        this.soonest = track
      }
      return false
    }
    const cost =
      extra +
      penalty(this.list, this.wished, track, position) +
      (this.friction ? this.friction(track) : 0)
    if (cost < this.cost) {
      this.cost = cost
      this.track = track
    }
    return true
  }

  private forget(): void {
    this.track = -1
    this.cost = Number.POSITIVE_INFINITY
    this.firstRelease = NEVER
  }

  get clashes(): boolean {
    return this.cost >= CLASH
  }
}
