/** The recording that is looked for. `artists` begins with the main one. */
export type Wanted = { title: string; artists: readonly string[]; durationMs: number | null }

/** A video as YouTube describes it. */
export type Video = {
  videoId: string
  title: string
  channel: string
  durationMs: number | null
}

/** What speaks for a video that may play a song. */
export type Verdict = {
  /** 0 to 100. */
  score: number
  /** False where it plays the song most likely, but somebody should look. */
  isSure: boolean
  /** Why, in words. */
  reasons: string[]
}
