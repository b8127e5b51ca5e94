import { camelotNumber } from './camelot'
import { numbering } from './numbering'
import type { ShuffleTrack } from './types'

/** A list of tracks as a structure of arrays, built once and shuffled often. */
export type TrackList = {
  size: number
  /** Tracks with more than one artist stand in it. */
  isFeatured: boolean
  /** Some artist has several albums here, one of them with several tracks. */
  hasAlbums: boolean
  /** Some song stands in it more than once. */
  hasTwins: boolean
  /** The key of each artist number; '' for the made-up artist of a track without one. */
  artistKeys: readonly string[]
  /** The artists of track i are tags[tagStart[i]] to tags[tagStart[i + 1] - 1], the main one first. */
  tagStart: Int32Array
  tags: Int32Array
  /** Tracks of each artist, featured ones included. */
  artistCount: Int32Array
  primary: Int32Array
  primaryCount: Int32Array
  album: Int32Array
  albumCount: Int32Array
  /** An album inside its artist: the pair of the two. */
  shelf: Int32Array
  shelfCount: Int32Array
  song: Int32Array
  songCount: Int32Array
  liked: Uint8Array
  skips: Float64Array
  /** Infinity where never heard, NaN where unknown. */
  age: Float64Array
  /** 0 where unknown. */
  bpm: Float64Array
  /** 1 to 12 for 1A to 12A, 13 to 24 for 1B to 12B, 0 where unknown. */
  camelot: Int8Array
  /** NaN where unknown. */
  energy: Float64Array
}

/** Numbers artists, albums and songs and lays the tracks out as columns. O(tracks + artists). */
export function buildTrackList(tracks: readonly ShuffleTrack[]): TrackList {
  const size = tracks.length
  const artists = numbering<string>()
  const albums = numbering<string>()
  const songs = numbering<string>()
  const tagStart = new Int32Array(size + 1)
  const tags: number[] = []

  for (const [i, track] of tracks.entries()) {
    const start = tags.length
    for (const key of track.artists) {
      const artist = artists.of(key)
      if (tags.indexOf(artist, start) < 0) tags.push(artist)
    }
    if (tags.length === start) tags.push(artists.another(''))
    tagStart[i + 1] = tags.length
  }

  const primary = Int32Array.from(tracks, (_, i) => tags[tagStart[i]!]!)
  const album = Int32Array.from(tracks, ({ album }) =>
    album ? albums.of(album) : albums.another(''),
  )
  const song = Int32Array.from(tracks, ({ song }) => (song ? songs.of(song) : songs.another('')))
  const shelves = numbering<number>()
  const shelf = Int32Array.from(primary, (artist, i) => shelves.of(artist * size + album[i]!))

  const primaryCount = tally(primary, artists.size)
  const shelfCount = tally(shelf, shelves.size)
  const songCount = tally(song, songs.size)
  return {
    size,
    isFeatured: tags.length > size,
    hasAlbums: shelf.some(
      (at, i) => shelfCount[at]! > 1 && shelfCount[at]! < primaryCount[primary[i]!]!,
    ),
    hasTwins: songs.size < size,
    artistKeys: artists.keys,
    tagStart,
    tags: Int32Array.from(tags),
    artistCount: tally(tags, artists.size),
    primary,
    primaryCount,
    album,
    albumCount: tally(album, albums.size),
    shelf,
    shelfCount,
    song,
    songCount,
    liked: Uint8Array.from(tracks, ({ liked }) => (liked ? 1 : 0)),
    skips: Float64Array.from(tracks, ({ skips }) => skips ?? 0),
    age: Float64Array.from(tracks, ({ age }) => age ?? Number.NaN),
    bpm: Float64Array.from(tracks, ({ bpm }) => bpm ?? 0),
    camelot: Int8Array.from(tracks, ({ camelot }) => camelotNumber(camelot)),
    energy: Float64Array.from(tracks, ({ energy }) => energy ?? Number.NaN),
  }
}

function tally(numbers: ArrayLike<number>, kinds: number): Int32Array {
  const counts = new Int32Array(kinds)
  for (let i = 0; i < numbers.length; i++) counts[numbers[i]!]!++
  return counts
}
