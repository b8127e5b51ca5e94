/** A list of tracks as a structure of arrays: built once, shuffled many times. */
export type TrackList = {
  /** The number of tracks. */
  size: number
  /** True if some track has more than one artist. */
  isFeatured: boolean
  /** True if some artist has several albums, one of them with several tracks. */
  hasAlbums: boolean
  /** True if some song is in the list more than once. */
  hasDuplicateSongs: boolean
  /** The key of each artist number; '' for the placeholder artist of a track without artists. */
  artistKeys: readonly string[]
  /** Track i has the artists trackArtists[trackArtistStart[i]] to [trackArtistStart[i + 1] - 1]. */
  trackArtistStart: Int32Array
  /** Artist numbers, grouped by track, the main artist of each track first. */
  trackArtists: Int32Array
  /** The number of tracks of each artist, featured ones included. */
  artistCount: Int32Array
  /** The main artist of each track. */
  primary: Int32Array
  /** The number of tracks each artist is the main artist of. */
  primaryCount: Int32Array
  album: Int32Array
  albumCount: Int32Array
  /** A number for each pair of main artist and album. */
  artistAlbum: Int32Array
  artistAlbumCount: Int32Array
  song: Int32Array
  songCount: Int32Array
  liked: Uint8Array
  skips: Float64Array
  /** Infinity if never played, NaN if unknown. */
  age: Float64Array
  /** 0 if unknown. */
  bpm: Float64Array
  /** 1 to 12 for 1A to 12A, 13 to 24 for 1B to 12B, 0 if unknown. */
  camelot: Int8Array
  /** NaN if unknown. */
  energy: Float64Array
}
