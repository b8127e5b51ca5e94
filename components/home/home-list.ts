/** A list on the home page: a playlist, or `liked` or `library`. */
export type HomeList = {
  id: string
  name: string
  trackCount: number
  totalDurationMs: number
  /** Ids of the first artists in list order, a sample of long lists. */
  artists: string[]
  /** How many of the `size` tracks of the running set have played; null if no set runs. */
  progress: { played: number; size: number } | null
}
