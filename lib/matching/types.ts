/** A recording to find a video for. The first of `artists` is the main one. */
export type Recording = { title: string; artists: readonly string[]; durationMs: number | null }

/** A video as YouTube describes it. */
export type Video = {
  videoId: string
  title: string
  channel: string
  durationMs: number | null
}

/** How well a video matches a recording. */
export type VideoScore = {
  /** 0 to 100. */
  score: number
  /** False if it probably plays the song, but the user should check. */
  isSure: boolean
  /** English texts for display. */
  reasons: string[]
}
