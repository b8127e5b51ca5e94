/** A track of a playlist with the fields that identify its song in other programs. */
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
  /** The path or URL of the audio in the file that the song came from; null if it had none. */
  location: string | null
  /** ISO 8601, UTC. */
  addedAt: string
  /** In the playlist, but never shuffled. */
  excluded: boolean
}

export type ExportedPlaylist = {
  /** The id of the playlist, or `liked`; null if a later import must not update that list. */
  id: string | null
  name: string
  description: string | null
}

/** A writer of one format: a file is its header, its tracks in order, and its footer. */
export type Exporter = {
  mediaType: string
  extension: string
  header: (playlist: ExportedPlaylist) => string
  /** `index` counts from 0. */
  track: (track: ExportedTrack, index: number, playlist: ExportedPlaylist) => string
  footer: string
  /** Written instead of tracks if there are none and the header cannot describe the playlist. */
  emptyPlaylist?: (playlist: ExportedPlaylist) => string
}
