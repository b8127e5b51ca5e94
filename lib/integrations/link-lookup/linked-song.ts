/** A song as a service describes it; null and empty fields are not stated. */
export type LinkedSong = {
  title: string
  /** Empty if the service states only a title. */
  artists: string[]
  album: string | null
  durationMs: number | null
  isrc: string | null
  releaseDate: string | null
  trackNumber: number | null
  discNumber: number | null
  explicit: boolean
  coverUrl: string | null
}

export const songOf = (song: Partial<LinkedSong> & { title: string }): LinkedSong => ({
  artists: [],
  album: null,
  durationMs: null,
  isrc: null,
  releaseDate: null,
  trackNumber: null,
  discNumber: null,
  explicit: false,
  coverUrl: null,
  ...song,
})

/** For all attempts of one call. */
export const DEADLINE_MS = 5_000
export const MAX_BYTES = 1_000_000
/** The most songs that are read of one list. */
export const MAX_LIST_SONGS = 1_000
