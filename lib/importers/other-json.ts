import { boundText, cleanDescription, cleanText, cleanTextOrNull } from '@/lib/song-text/clean-text'
import { decodeEntities } from '@/lib/song-text/entities'
import { rawTextAt, textAt, valueAt } from './json-value'
import { foldKeys, listKeys, songSigns, trackKeys, unwrapTrack } from './other-json-keys'
import { otherJsonTrackEvent } from './other-json-track'
import { playlistEvent } from './playlist-event'
import { parseSongLine } from './song-line'
import type { ImportEvent } from './types'
import { parseListedVideoId } from './youtube-link'

const MAX_DEPTH = 3
const MAX_INNER_LISTS = 1_000

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
    if (lists.length > 0) return lists
    return root.some((value) => isTrackLike(value) || isSongText(value)) ? [unnamedList(root)] : []
  }
  const folded = foldKeys(root)
  for (const key of listKeys.lists) {
    const lists = listOf(valueAt(folded, key)).flatMap((value) => findOwnList(value) ?? [])
    if (lists.length > 0) return lists
  }
  return (
    findOwnList(root) ??
    (isTrackLike(root) ? [unnamedList([root])] : findInnerLists(root, MAX_DEPTH))
  )
}

/** Finds lists in the values of an object: `{response: {playlist: {…}}}`, `{"My list": [song, …]}`. */
function findInnerLists(value: unknown, depth: number): FoundList[] {
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value)
    .slice(0, MAX_INNER_LISTS)
    .flatMap(([key, inner]) => {
      if (!Array.isArray(inner)) return findOwnList(inner) ?? findInnerLists(inner, depth - 1)
      return inner.some(isTrackLike) ? [{ ...unnamedList(inner), name: cleanText(key) }] : []
    })
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
  const folded = foldKeys(value)
  const inner = foldKeys(valueAt(folded, 'playlist'))
  const textOf = (keys: string[]) =>
    keys.map((key) => textAt(folded, key) || textAt(inner, key)).find(Boolean) ?? ''
  return [
    {
      name: cleanText(decodeEntities(textOf(listKeys.name))),
      description: cleanDescription(rawTextAt(folded, 'description')),
      externalId: cleanTextOrNull(textOf(listKeys.id)),
      tracks,
    },
  ]
}

/** Finds the array of tracks, also in `{tracks: {items: […]}}`. */
function findTracks(value: unknown, depth: number): unknown[] | null {
  const folded = foldKeys(value)
  for (const key of listKeys.tracks) {
    const found = valueAt(folded, key)
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

/** True for a text such as `Artist - Title`, or the link of a video. */
const isSongText = (value: unknown): boolean =>
  typeof value === 'string' &&
  (parseListedVideoId(value) !== null || parseSongLine(boundText(value)).artist !== null)

/** True for an object that is a song or a video itself, or wraps one. */
function isTrackLike(value: unknown): boolean {
  const outer = foldKeys(value)
  const track = unwrapTrack(outer)
  const hasName = trackKeys.title.some((key) => textAt(track, key) !== '')
  const hasSign = songSigns.some((key) => valueAt(track, key) !== undefined)
  return hasName && hasSign && findTracks(outer, 1) === null
}
