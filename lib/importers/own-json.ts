import { cleanDescription, cleanText } from '@/lib/song-text/clean-text'
import { listAt, rawTextAt, textAt, valueAt } from './json-value'
import { OWN_FORMAT, parsePlaylistUrn, playlistUrn, readOwnFields } from './own-format'
import { trackEvent } from './track'
import type { ImportEvent } from './types'

/** True for our own JSON. */
export const isOwnJson = (root: unknown): boolean =>
  textAt(root, 'format') === OWN_FORMAT && Array.isArray(valueAt(root, 'tracks'))

/** Reads our own JSON; `line` is the number of the track. */
export function* ownJsonEvents(root: unknown, fallbackName: string): Generator<ImportEvent> {
  yield ownPlaylistEvent(valueAt(root, 'playlist'), fallbackName)
  let line = 0
  for (const track of listAt(root, 'tracks')) {
    yield trackEvent({ title: '', ...readOwnFields(track), line: ++line })
  }
}

type PlaylistEvent = Extract<ImportEvent, { type: 'playlist' }>

/** Creates the playlist event of an id, name and description in our own files. */
export function ownPlaylistEvent(fields: unknown, fallbackName: string): PlaylistEvent {
  const externalId = playlistUrn(textAt(fields, 'id'))
  const id = parsePlaylistUrn(externalId)
  return {
    type: 'playlist',
    name: cleanText(textAt(fields, 'name')) || fallbackName,
    description: cleanDescription(rawTextAt(fields, 'description')),
    externalId: id === null ? null : externalId,
    kind: id === 'liked' ? 'liked' : 'playlist',
  }
}
