import { parseCamelot } from './camelot'
import { createKeyIndex } from './key-index'
import type { TrackList } from './track-list'
import type { ShuffleTrack } from './types'

/**
 * Collects the tracks of a list as columns, one after the other, so that a caller can build a large
 * list in slices. `size` is the number of tracks that will be added.
 *
 * @example
 * const builder = createTrackListBuilder(tracks.length)
 * for (const track of tracks) builder.add(track)
 * const list = builder.finish()
 */
export function createTrackListBuilder(size: number) {
  const artists = createKeyIndex<string>()
  const albums = createKeyIndex<string>()
  const songs = createKeyIndex<string>()
  const artistAlbums = createKeyIndex<number>()
  const trackArtistStart = new Int32Array(size + 1)
  const trackArtists: number[] = []
  const columns = createColumns(size)
  let count = 0

  /** Numbers the artists of a track, without repeats; one without artists gets a placeholder. */
  function addArtists(keys: readonly string[]): void {
    const start = trackArtists.length
    for (const key of keys) {
      const artist = artists.numberOf(key)
      if (trackArtists.indexOf(artist, start) < 0) trackArtists.push(artist)
    }
    if (trackArtists.length === start) trackArtists.push(artists.addUnique(''))
    columns.primary[count] = trackArtists[start]!
    trackArtistStart[count + 1] = trackArtists.length
  }

  return {
    add(track: ShuffleTrack): void {
      addArtists(track.artists)
      const album = track.album ? albums.numberOf(track.album) : albums.addUnique('')
      columns.album[count] = album
      columns.artistAlbum[count] = artistAlbums.numberOf(columns.primary[count]! * size + album)
      columns.song[count] = track.song ? songs.numberOf(track.song) : songs.addUnique('')
      columns.liked[count] = track.liked ? 1 : 0
      columns.skips[count] = track.skips ?? 0
      columns.age[count] = track.age ?? Number.NaN
      columns.bpm[count] = track.bpm ?? 0
      columns.camelot[count] = parseCamelot(track.camelot)
      columns.energy[count] = track.energy ?? Number.NaN
      count++
    },

    finish(): TrackList {
      const { primary, album, artistAlbum, song } = columns
      const primaryCount = countByNumber(primary, artists.size)
      const artistAlbumCount = countByNumber(artistAlbum, artistAlbums.size)
      return {
        ...columns,
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
        primaryCount,
        albumCount: countByNumber(album, albums.size),
        artistAlbumCount,
        songCount: countByNumber(song, songs.size),
      }
    },
  }
}

const createColumns = (size: number) => ({
  primary: new Int32Array(size),
  album: new Int32Array(size),
  artistAlbum: new Int32Array(size),
  song: new Int32Array(size),
  liked: new Uint8Array(size),
  skips: new Float64Array(size),
  age: new Float64Array(size),
  bpm: new Float64Array(size),
  camelot: new Int8Array(size),
  energy: new Float64Array(size),
})

/** Counts how often each number from 0 to `size` - 1 occurs. */
function countByNumber(numbers: ArrayLike<number>, size: number): Int32Array {
  const counts = new Int32Array(size)
  for (let i = 0; i < numbers.length; i++) counts[numbers[i]!]!++
  return counts
}
