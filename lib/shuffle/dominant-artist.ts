import { ARTIST_STRIDE, LAST_PLAYED, type ScheduleState, TRACKS_LEFT } from './schedule-state'
import type { TrackList } from './track-list'

const NONE = -1

/**
 * Detects an artist with so many tracks left that it must play now. With `left` positions left and
 * `count` of them needed by one artist, 2 * count >= left + 1 leaves no room to wait. If repeats
 * cannot be avoided, runs of the artist stay as short as possible: ceil(count / (others + 1)).
 */
export class DominantArtist {
  /** The artist that may play twice in a row at the current position, -1 for none. */
  repeatableArtist = NONE
  private dominant = NONE
  private runLength = 0
  /** Computed once repeats cannot be avoided; 0 before. */
  private maxRunLength = 0
  private maxTracksLeft = 0
  /** How many artists have n tracks left, by n. */
  private readonly artistsByTracksLeft: Int32Array
  private readonly artists: Int32Array

  constructor(
    private readonly list: TrackList,
    state: ScheduleState,
  ) {
    this.artists = state.artists
    this.artistsByTracksLeft = new Int32Array(list.size + 1)
    for (const count of list.artistCount) {
      this.artistsByTracksLeft[count]!++
      this.maxTracksLeft = Math.max(this.maxTracksLeft, count)
    }
  }

  /** Returns the artist that must play at a position, -1 if there is a choice. */
  forcedArtist(position: number): number {
    const left = this.list.size - position
    this.repeatableArtist = NONE
    while (this.maxTracksLeft > 0 && this.artistsByTracksLeft[this.maxTracksLeft] === 0)
      this.maxTracksLeft--
    if (2 * this.maxTracksLeft < left + 1) return NONE
    if (this.dominant < 0 || 2 * this.tracksLeft(this.dominant) < left + 1)
      this.dominant = this.findArtistWithMostLeft()
    const count = this.tracksLeft(this.dominant)
    if (this.artists[this.dominant * ARTIST_STRIDE + LAST_PLAYED] !== position - 1) {
      this.runLength = 0
      return this.dominant
    }
    return 2 * count > left ? this.forcedRepeat(count, left - count) : NONE
  }

  /** Records that a track with this main artist was played. */
  recordPlay(track: number, artist: number): void {
    const { isFeatured, trackArtistStart, trackArtists } = this.list
    const run = this.runLength
    this.runLength = 0
    if (isFeatured)
      for (let x = trackArtistStart[track]!; x < trackArtistStart[track + 1]!; x++)
        this.recordArtist(trackArtists[x]!, run)
    else this.recordArtist(artist, run)
  }

  private recordArtist(artist: number, run: number): void {
    const count = this.artists[artist * ARTIST_STRIDE + TRACKS_LEFT]!--
    this.artistsByTracksLeft[count]!--
    this.artistsByTracksLeft[count - 1]!++
    if (artist === this.dominant) this.runLength = run + 1
  }

  /** The dominant artist just played and has more than half of the tracks left: some must repeat. */
  private forcedRepeat(count: number, others: number): number {
    if (this.maxRunLength === 0)
      this.maxRunLength = Math.ceil((count + this.runLength) / (others + 1))
    if (this.runLength >= this.maxRunLength) return NONE
    if (count > this.maxRunLength * others) return this.dominant
    this.repeatableArtist = this.dominant
    return NONE
  }

  private tracksLeft(artist: number): number {
    return this.artists[artist * ARTIST_STRIDE + TRACKS_LEFT]!
  }

  private findArtistWithMostLeft(): number {
    let found = 0
    for (let artist = 1; artist < this.list.artistCount.length; artist++)
      if (this.tracksLeft(artist) > this.tracksLeft(found)) found = artist
    return found
  }
}
