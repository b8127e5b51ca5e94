/** One entry of a playlist. Keys are opaque: equal strings mean the same artist, album or song. */
export type ShuffleTrack = {
  /** The main artist first, then the featured ones; empty if the track has none. */
  artists: readonly string[]
  album?: string | null
  /** The recording, for lists that can hold the same song twice. */
  song?: string
  liked?: boolean
  /** Number of skips, already reduced by their half-life. */
  skips?: number
  /** Plays since this track was last played. Infinity means never; absent is weighted as never. */
  age?: number
  bpm?: number
  /** A key on the Camelot wheel, such as "8A". */
  camelot?: string
  /** 0 to 1. */
  energy?: number
}

/** The set before the one that is being shuffled. */
export type PreviousSet = {
  /** The position of each track of the list in the previous set, -1 if it was not in that set. */
  position: Int32Array
  /** The number of tracks in the previous set. */
  size: number
  /** The tracks handed out last, oldest first; may be empty. */
  tail: Int32Array
}
