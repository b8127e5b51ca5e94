import { parseCamelot } from './camelot'
import { createKeyIndex } from './key-index'
import type { ShuffleTrack } from './types'

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

/**
 * Numbers the artists, albums and songs and stores the tracks as columns. O(tracks + artists).
 *
 * @example
 * const list = buildTrackList([{ artists: ['Nina Simone'], album: 'Pastel Blues' }])
 */
export function buildTrackList(tracks: readonly ShuffleTrack[]): TrackList {
  const size = tracks.length
  const albums = createKeyIndex<string>()
  const songs = createKeyIndex<string>()
  const { artists, trackArtistStart, trackArtists } = numberArtists(tracks)

  const primary = Int32Array.from(tracks, (_, i) => trackArtists[trackArtistStart[i]!]!)
  const album = Int32Array.from(tracks, ({ album }) =>
    album ? albums.numberOf(album) : albums.addUnique(''),
  )
  const song = Int32Array.from(tracks, ({ song }) =>
    song ? songs.numberOf(song) : songs.addUnique(''),
  )
  const artistAlbums = createKeyIndex<number>()
  const artistAlbum = Int32Array.from(primary, (artist, i) =>
    artistAlbums.numberOf(artist * size + album[i]!),
  )
  const primaryCount = countByNumber(primary, artists.size)
  const artistAlbumCount = countByNumber(artistAlbum, artistAlbums.size)
  return {
    size,
    isFeatured: trackArtists.length > size,
    hasAlbums: artistAlbum.some(
      (pair, i) =>
        artistAlbumCount[pair]! > 1 && artistAlbumCount[pair]! < primaryCount[primary[i]!]!,
    ),
    hasDuplicateSongs: songs.size < size,
    artistKeys: artists.keys,
    trackArtistStart,
    trackArtists: Int32Array.from(trackArtists),
    artistCount: countByNumber(trackArtists, artists.size),
    primary,
    primaryCount,
    album,
    albumCount: countByNumber(album, albums.size),
    artistAlbum,
    artistAlbumCount,
    song,
    songCount: countByNumber(song, songs.size),
    liked: Uint8Array.from(tracks, ({ liked }) => (liked ? 1 : 0)),
    skips: Float64Array.from(tracks, ({ skips }) => skips ?? 0),
    age: Float64Array.from(tracks, ({ age }) => age ?? Number.NaN),
    bpm: Float64Array.from(tracks, ({ bpm }) => bpm ?? 0),
    camelot: Int8Array.from(tracks, ({ camelot }) => parseCamelot(camelot)),
    energy: Float64Array.from(tracks, ({ energy }) => energy ?? Number.NaN),
  }
}

/** Numbers the artists of each track, without repeats; a track without artists gets a placeholder. */
function numberArtists(tracks: readonly ShuffleTrack[]) {
  const artists = createKeyIndex<string>()
  const trackArtistStart = new Int32Array(tracks.length + 1)
  const trackArtists: number[] = []
  for (const [i, track] of tracks.entries()) {
    const start = trackArtists.length
    for (const key of track.artists) {
      const artist = artists.numberOf(key)
      if (trackArtists.indexOf(artist, start) < 0) trackArtists.push(artist)
    }
    if (trackArtists.length === start) trackArtists.push(artists.addUnique(''))
    trackArtistStart[i + 1] = trackArtists.length
  }
  return { artists, trackArtistStart, trackArtists }
}

/** Counts how often each number from 0 to `size` - 1 occurs. */
function countByNumber(numbers: ArrayLike<number>, size: number): Int32Array {
  const counts = new Int32Array(size)
  for (let i = 0; i < numbers.length; i++) counts[numbers[i]!]!++
  return counts
}
