type Artist = { id: string; name: string; sortName: string; matchKey: string }
type Album = {
  id: string
  title: string
  sortTitle: string
  matchKey: string
  albumArtist: string
  releaseYear: number
}
type Song = {
  id: string
  pieceId: string
  title: string
  albumId: string
  album: { id: string; title: string; coverUrl: null }
  albumArtist: string
  artists: { id: string; name: string }[]
  credit: { text: string; parts: { name: string; join: string }[] }
  durationMs: number
  genres: string[]
  releaseYear: number
  trackNumber: number
  fieldSources: Record<string, string>
  matchKey: string
  recordingKey: string
  search: string
  sortArtist: string
  sortTitle: string
}
type Playlist = { id: string; externalId: string; name: string; description: string }
type Track = { id: string; externalId: string; songId: string; position: string }

/** The rows of a demo library; all ids are new. */
export type DemoRows = {
  artists: Artist[]
  albums: Album[]
  songs: Song[]
  songNames: { songId: string; matchKey: string }[]
  playlists: Playlist[]
  tracks: Track[]
  likedSongIds: string[]
}
