/** A list on the home page: a playlist, or `liked` or `library`. */
export type HomeList = {
  id: string
  name: string
  trackCount: number
  totalDurationMs: number
  /** Main artists in list order. */
  artists: string[]
  progress: { played: number; size: number } | null
}

const OWN_PATHS: Record<string, string> = { liked: '/liked', library: '/songs' }

/** Where a list is shown. */
export const pathOf = ({ id }: HomeList): string => OWN_PATHS[id] ?? `/playlists/${id}`
