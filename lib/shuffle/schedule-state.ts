import type { ArtistQueues } from './artist-queues'
import type { TrackList } from './track-list'

/**
 * The data that scheduling a set reads and writes. Values used together are stored next to each other:
 * with a million tracks, each additional cache line costs a memory access.
 */
export type ScheduleState = {
  /** ARTIST_STRIDE values per artist. */
  artists: Int32Array
  /** GROUP_STRIDE values per album. */
  albums: Int32Array
  /** GROUP_STRIDE values per song; empty if no song is in the list twice. */
  songs: Int32Array
  /** ENTRY_STRIDE values per queue entry, the entries of each artist in a row. */
  entries: Int32Array
}

/** Offsets for an artist, album or song: the position it last played at, and its wanted distance. */
export const LAST_PLAYED = 0
export const MIN_GAP = 1
export const GROUP_STRIDE = 2

/** Further offsets for an artist: tracks left, its queue, slots used up by tracks played early. */
export const TRACKS_LEFT = 2
export const QUEUE_HEAD = 3
export const QUEUE_END = 4
export const SLOT_DEBT = 5
export const ARTIST_STRIDE = 8

/** Offsets for a queue entry. ENTRY_ALBUM is -1 for the only track of an album in the list. */
export const ENTRY_TRACK = 0
export const ENTRY_ARTIST = 1
export const ENTRY_ALBUM = 2
export const ENTRY_RELEASE = 3
export const ENTRY_STRIDE = 4

const ALBUM_GAP_FACTOR = 0.6
const NEVER_PLAYED = -0x3fffffff

export type ScheduleStateOptions = {
  /** Two tracks of an artist closer than this share of an even gap incur a penalty. */
  minGapShare: number
  releases?: Int32Array
  /** The tracks handed out before the set, oldest first. */
  tail?: Int32Array
}

/** Creates the state before the first position: only the tail is played, all tracks are queued. */
export function createScheduleState(
  list: TrackList,
  queues: ArtistQueues,
  { minGapShare, releases, tail }: ScheduleStateOptions,
): ScheduleState {
  const minGap = minGapShare * list.size
  const state = {
    artists: createArtists(list, queues, minGap),
    albums: createGroups(list.albumCount, ALBUM_GAP_FACTOR * minGap),
    songs: createGroups(list.hasDuplicateSongs ? list.songCount : new Int32Array(0), minGap),
    entries: createEntries(list, queues, releases),
  }
  tail?.forEach((track, k) => {
    const position = k - tail.length
    const end = list.trackArtistStart[track + 1]!
    for (let x = list.trackArtistStart[track]!; x < end; x++)
      state.artists[list.trackArtists[x]! * ARTIST_STRIDE + LAST_PLAYED] = position
    state.albums[list.album[track]! * GROUP_STRIDE + LAST_PLAYED] = position
    if (list.hasDuplicateSongs)
      state.songs[list.song[track]! * GROUP_STRIDE + LAST_PLAYED] = position
  })
  return state
}

function createArtists(list: TrackList, { start }: ArtistQueues, minGap: number): Int32Array {
  const { artistCount } = list
  const artists = new Int32Array(artistCount.length * ARTIST_STRIDE)
  for (let artist = 0, at = 0; artist < artistCount.length; artist++, at += ARTIST_STRIDE) {
    artists[at + LAST_PLAYED] = NEVER_PLAYED
    artists[at + MIN_GAP] = minGapPerTrack(artistCount[artist]!, minGap)
    artists[at + TRACKS_LEFT] = artistCount[artist]!
    artists[at + QUEUE_HEAD] = start[artist]! * ENTRY_STRIDE
    artists[at + QUEUE_END] = start[artist + 1]! * ENTRY_STRIDE
  }
  return artists
}

function createGroups(counts: Int32Array, minGap: number): Int32Array {
  const groups = new Int32Array(counts.length * GROUP_STRIDE)
  for (let i = 0; i < counts.length; i++) {
    groups[i * GROUP_STRIDE + LAST_PLAYED] = NEVER_PLAYED
    groups[i * GROUP_STRIDE + MIN_GAP] = minGapPerTrack(counts[i]!, minGap)
  }
  return groups
}

function minGapPerTrack(count: number, minGap: number): number {
  return count > 1 ? Math.max(2, Math.floor(minGap / count)) : 2
}

function createEntries(
  list: TrackList,
  { track: queue }: ArtistQueues,
  releases?: Int32Array,
): Int32Array {
  const { primary, album, albumCount } = list
  const entries = new Int32Array(queue.length * ENTRY_STRIDE)
  for (let x = 0, at = 0; x < queue.length; x++, at += ENTRY_STRIDE) {
    const track = queue[x]!
    const trackAlbum = album[track]!
    entries[at + ENTRY_TRACK] = track
    entries[at + ENTRY_ARTIST] = primary[track]!
    entries[at + ENTRY_ALBUM] = albumCount[trackAlbum]! > 1 ? trackAlbum : -1
    entries[at + ENTRY_RELEASE] = releases ? releases[track]! : 0
  }
  return entries
}
