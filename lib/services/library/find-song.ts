import 'server-only'
import type { ParsedTrack } from '@/lib/importers/types'
import { placeholderTitle } from '@/lib/importers/youtube-link'
import { songNames } from '@/lib/song-text/song-keys'
import type { LibrarySong } from './library-song'
import { isSameLength } from './recording-key'
import type { SongIndex } from './song-index'

/** Ids of songs by their ids in other services. */
export type SourceIds = { spotify: Map<string, string>; youtube: Map<string, string> }
export type Lookup = { index: SongIndex; ids: SourceIds; isFromYoutube: boolean }

/**
 * Returns the song of the library that matches a row without audio: by our own id, the ISRC, the id
 * of another service, or the name with a length within 3 s. An id or ISRC with a different name and
 * length is ignored, so that a wrong column of a file does not merge different songs.
 */
export function findSong(track: ParsedTrack, lookup: Lookup): LibrarySong | undefined {
  const { index } = lookup
  const names = songNames(track)
  const isNamed = (song: LibrarySong) => song.names.some((name) => names.includes(name))
  const agrees = (song: LibrarySong) =>
    isNamed(song) || isSameLength(song.values.durationMs, track.durationMs)
  const own = track.songId ? index.findById(track.songId.toLowerCase()) : undefined
  if (own && isNamed(own)) return own
  const sameIsrc = track.isrc ? index.listByIsrc(track.isrc) : []
  return (
    sameIsrc.find(isNamed) ??
    sameIsrc.find(agrees) ??
    bySourceId(track, lookup, agrees) ??
    byName(track, index.listByNames(names))
  )
}

/**
 * Returns the song of the same recording to add to a playlist: one with a file on the same album, else
 * the one with the best audio, else the song itself.
 */
export function preferredSong(
  song: LibrarySong,
  index: SongIndex,
  albumKey: string | null,
): LibrarySong {
  const files = index.listByRecording(song.recordingKey).filter(({ audio }) => audio !== null)
  const sameAlbum = files.filter((file) => albumKey !== null && file.albumKey === albumKey)
  const [best] = (sameAlbum.length > 0 ? sameAlbum : files).toSorted(byQuality)
  return best ?? song
}

function byQuality({ audio: one }: LibrarySong, { audio: other }: LibrarySong): number {
  if (!one || !other) return 0
  return Number(other.isLossless) - Number(one.isLossless) || other.bitrate - one.bitrate
}

function bySourceId(
  track: ParsedTrack,
  { index, ids, isFromYoutube }: Lookup,
  agrees: (song: LibrarySong) => boolean,
): LibrarySong | undefined {
  const listed = index.findById(ids.spotify.get(track.spotifyId ?? '') ?? '')
  if (listed && agrees(listed)) return listed
  const played = index.findById(ids.youtube.get(track.youtubeId ?? '') ?? '')
  // A link alone names a video by its id; YouTube itself may have renamed it.
  const isVideoItself = isFromYoutube || track.title === placeholderTitle(track.youtubeId ?? '')
  return played && (isVideoItself || agrees(played)) ? played : undefined
}

function byName(track: ParsedTrack, songs: LibrarySong[]): LibrarySong | undefined {
  const { durationMs } = track
  const difference = ({ values }: LibrarySong) =>
    values.durationMs === null || durationMs === null
      ? Number.POSITIVE_INFINITY
      : Math.abs(values.durationMs - durationMs)
  return songs
    .filter(({ values }) => isSameLength(values.durationMs, durationMs))
    .filter((song) => !isOtherFile(track, song))
    .reduce<LibrarySong | undefined>(
      (best, song) => (best && difference(best) <= difference(song) ? best : song),
      undefined,
    )
}

// Bare names such as "Track 01" are those of many files: the path distinguishes them.
const isOtherFile = ({ artists, location }: ParsedTrack, { values }: LibrarySong): boolean =>
  artists.length === 0 &&
  location !== null &&
  values.filePath !== null &&
  values.filePath !== location
