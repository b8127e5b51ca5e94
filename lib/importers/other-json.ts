import { cleanDescription, cleanText, cleanTextOrNull } from '@/lib/song-text/clean-text'
import { decodeEntities } from '@/lib/song-text/entities'
import { rawTextAt, textAt, valueAt } from './json-value'
import { otherJsonTrackEvent } from './other-json-track'
import { playlistEvent } from './playlist-event'
import type { ImportEvent } from './types'

/** The keys of the tracks of a playlist, and of its name, in the files of other programs. */
const TRACK_KEYS = ['tracks', 'songs', 'videos', 'items', 'entries', 'track', 'data', 'contents']
const NAME_KEYS = ['name', 'title', 'playlistName', 'playlist_name', 'playlist', 'playlistTitle']
const LIST_KEYS = ['playlists', 'playlist', 'lists', 'data']
const MAX_DEPTH = 3

type FoundList = {
  name: string
  description: string | null
  externalId: string | null
  tracks: unknown[]
}

/** Returns the playlists of a JSON file of another program; empty if it has none. */
export function findOtherLists(root: unknown): FoundList[] {
  if (Array.isArray(root)) {
    const lists = root.flatMap((value) => findOwnList(value) ?? [])
    return lists.length > 0 ? lists : root.some(isTrackLike) ? [unnamedList(root)] : []
  }
  for (const key of LIST_KEYS) {
    const lists = listOf(valueAt(root, key)).flatMap((value) => findOwnList(value) ?? [])
    if (lists.length > 0) return lists
  }
  return findOwnList(root) ?? []
}

/** Reads the playlists of another program; `line` is the number of the row in the file. */
export function* otherJsonEvents(lists: FoundList[], fallbackName: string): Generator<ImportEvent> {
  let line = 0
  for (const { name, description, externalId, tracks } of lists) {
    yield playlistEvent(name || fallbackName, { description, externalId })
    for (const track of tracks) yield otherJsonTrackEvent(track, ++line)
  }
}

/** Returns the list that an object is, as an array of one; null if it has no tracks. */
function findOwnList(value: unknown): FoundList[] | null {
  const tracks = findTracks(value, MAX_DEPTH)
  if (tracks === null || isTrackLike(value)) return null
  const name = NAME_KEYS.map((key) => textAt(value, key)).find(Boolean) ?? ''
  const id = ['id', 'playlistId', 'browseId', 'uri'].map((key) => textAt(value, key)).find(Boolean)
  return [
    {
      name: cleanText(decodeEntities(name)),
      description: cleanDescription(rawTextAt(value, 'description')),
      externalId: cleanTextOrNull(id),
      tracks,
    },
  ]
}

/** Finds the array of tracks, also in `{tracks: {items: […]}}`. */
function findTracks(value: unknown, depth: number): unknown[] | null {
  for (const key of TRACK_KEYS) {
    const found = valueAt(value, key)
    if (Array.isArray(found)) return found
    const inner =
      typeof found === 'object' && found !== null && depth > 0 ? findTracks(found, depth - 1) : null
    if (inner !== null) return inner
  }
  return null
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const unnamedList = (tracks: unknown[]): FoundList => ({
  name: '',
  description: null,
  externalId: null,
  tracks,
})

/** True for an object that is a song or a video itself, or wraps one. */
function isTrackLike(value: unknown): boolean {
  const inner = ['track', 'song', 'video']
    .map((key) => valueAt(value, key))
    .find((one) => typeof one === 'object' && !Array.isArray(one))
  const track = inner ?? value
  const hasName = ['title', 'name', 'trackName', 'track_name', 'song', 'track'].some(
    (key) => textAt(track, key) !== '',
  )
  const hasSign = [
    'artist',
    'artists',
    'artistName',
    'artist_name',
    'isrc',
    'videoId',
    'video_id',
    'channel',
    'uploader',
    'author',
  ].some((key) => valueAt(track, key) !== undefined)
  return (
    typeof value === 'object' &&
    hasName &&
    hasSign &&
    !Array.isArray(valueAt(value, 'tracks')) &&
    !Array.isArray(valueAt(value, 'videos')) &&
    !Array.isArray(valueAt(value, 'songs'))
  )
}
