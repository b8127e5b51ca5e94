/** What the listener chose the shuffle to do. */
export type Mode = 'balanced' | 'fresh' | 'favourites' | 'flow' | 'natural' | 'random'

/** How far apart the tracks of one artist are wished. */
export type Spacing = 'close' | 'normal' | 'far'

/** An entry of a playlist as the shuffle sees it. Keys are opaque: equal text means the same. */
export type ShuffleTrack = {
  /** The main artist first, then the featured ones. */
  artists: readonly string[]
  album?: string | null
  /** The recording, where the same song may stand in a list twice. */
  song?: string
  liked?: boolean
  /** How often it was skipped, already faded by its half-life. */
  skips?: number
  /** Plays since it was last heard; Infinity means never, and so does nothing where it is weighed. */
  age?: number
  bpm?: number
  /** A key on the Camelot wheel: "8A". */
  camelot?: string
  /** 0 to 1. */
  energy?: number
}

/** What is known of the set before this one. */
export type Previous = {
  /** For each index of the list its position in the last set, -1 where it was not in it. */
  position: Int32Array
  /** How many tracks the last set had. */
  size: number
  /** The indices handed out last, oldest first; may be empty. */
  tail: Int32Array
}
