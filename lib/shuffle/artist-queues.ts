import { KEY_RANGE, sortByKey } from './radix-sort'
import type { Random } from './random'
import type { TrackList } from './track-list'

/** For each main artist its tracks in playing order, all artists in one array. */
export type ArtistQueues = {
  /** Artist a has track[start[a]] to track[start[a + 1] - 1]. */
  start: Int32Array
  track: Int32Array
  /** The position of each artist's first track in the base order, -1 for an artist without tracks. */
  firstPosition: Int32Array
}

type QueueOptions = {
  random: Random
  /** Positions of the base order have a meaning: releases or weights decided them. */
  isAnchored: boolean
}

const ALBUM_JITTER = 0.5
/** Keys range from -0.5 to 1.5. */
const KEY_SCALE = KEY_RANGE / 2

/** Groups the base order by artist and spreads the albums of each artist. O(tracks). */
export function buildArtistQueues(
  list: TrackList,
  base: Int32Array,
  options: QueueOptions,
): ArtistQueues {
  const start = groupStarts(list.primaryCount)
  const firstPosition = new Int32Array(list.primaryCount.length).fill(-1)
  for (let position = 0; position < base.length; position++) {
    const artist = list.primary[base[position]!]!
    if (firstPosition[artist]! < 0) firstPosition[artist] = position
  }
  const order = list.hasAlbums ? spreadAlbums(list, base, options) : base
  return { start, track: groupByArtist(list, order, start), firstPosition }
}

/** Returns the tracks grouped by main artist, each group in the given order. */
function groupByArtist(list: TrackList, order: Int32Array, start: Int32Array): Int32Array {
  const next = start.slice()
  const track = new Int32Array(order.length)
  for (let i = 0; i < order.length; i++) track[next[list.primary[order[i]!]!]!++] = order[i]!
  return track
}

/**
 * Sorts all tracks by a key that spreads each album of an artist on an even grid with a random phase.
 * In an anchored set the key is averaged with the base order, which respects the releases.
 */
function spreadAlbums(
  list: TrackList,
  base: Int32Array,
  { random, isAnchored }: QueueOptions,
): Int32Array {
  const { primary, primaryCount, artistAlbum, artistAlbumCount } = list
  const artistRank = new Int32Array(primaryCount.length)
  const albumRank = new Int32Array(artistAlbumCount.length)
  const phase = new Float64Array(artistAlbumCount.length)
  const keys = new Uint32Array(base.length)
  for (let position = 0; position < base.length; position++) {
    const track = base[position]!
    const artist = primary[track]!
    const album = artistAlbum[track]!
    const inAlbum = artistAlbumCount[album]!
    const inArtist = primaryCount[artist]!
    const baseKey = (artistRank[artist]!++ + 0.5) / inArtist
    let key = baseKey
    if (inAlbum > 1 && inAlbum < inArtist) {
      if (albumRank[album] === 0) phase[album] = random.unit()
      const jitter = ALBUM_JITTER * (random.unit() - 0.5)
      key = (albumRank[album]!++ + phase[album]! + jitter) / inAlbum
      if (isAnchored) key = (key + baseKey) / 2
    }
    keys[position] = (key + 0.5) * KEY_SCALE
  }
  return sortByKey(keys, base)
}

/** Returns the index at which each group starts if groups of these sizes are stored in a row. */
function groupStarts(counts: Int32Array): Int32Array {
  const start = new Int32Array(counts.length + 1)
  for (let i = 0; i < counts.length; i++) start[i + 1] = start[i]! + counts[i]!
  return start
}
