/** A song as a playlist holds it, with all that helps to find it again elsewhere. */
export type ExportedTrack = {
  songId: string
  title: string
  artists: string[]
  album: string | null
  durationMs: number | null
  isrc: string | null
  spotifyId: string | null
  youtubeId: string | null
  explicit: boolean
  genres: string[]
  releaseYear: number | null
  coverUrl: string | null
  /** ISO 8601, UTC. */
  addedAt: string
  /** In the list and out of every shuffle. */
  excluded: boolean
}

export type ExportedPlaylist = {
  /** A playlist's id, or `liked`; null for what shall not come back as that list. */
  id: string | null
  name: string
  description: string | null
}

/** One format: a file is the head, its tracks in order, and the foot. */
export type Exporter = {
  mediaType: string
  extension: string
  head: (playlist: ExportedPlaylist) => string
  /** `index` counts from 0. */
  track: (track: ExportedTrack, index: number, playlist: ExportedPlaylist) => string
  foot: string
  /** Stands in the place of tracks where there are none and the head cannot tell of the list. */
  nothing?: (playlist: ExportedPlaylist) => string
}
