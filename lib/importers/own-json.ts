import { cleanText, linesOrNull } from '@/lib/song-text/clean-text'
import { listAt, textAt, valueAt, wholeTextAt } from './json-value'
import { OWN_FORMAT, ownFields, ownPlaylist, playlistUrn } from './own-format'
import { trackEvent } from './track'
import type { ImportEvent } from './types'

/** True for a playlist that this app wrote as JSON. */
export const holdsOwnJson = (root: unknown): boolean =>
  textAt(root, 'format') === OWN_FORMAT && Array.isArray(valueAt(root, 'tracks'))

/** A playlist of our own; `line` is the running number of the row. */
export function* ownJsonEvents(root: unknown, fallbackName: string): Generator<ImportEvent> {
  yield ownPlaylistEvent(valueAt(root, 'playlist'), fallbackName)
  let line = 0
  for (const track of listAt(root, 'tracks')) {
    yield trackEvent({ title: '', ...ownFields(track), line: ++line })
  }
}

type PlaylistEvent = Extract<ImportEvent, { type: 'playlist' }>

/** The playlist event of what our own writers say of a list: id, name and description. */
export function ownPlaylistEvent(said: unknown, fallbackName: string): PlaylistEvent {
  const externalId = playlistUrn(textAt(said, 'id'))
  const id = ownPlaylist(externalId)
  return {
    type: 'playlist',
    name: cleanText(textAt(said, 'name')) || fallbackName,
    description: linesOrNull(wholeTextAt(said, 'description')),
    externalId: id === null ? null : externalId,
    kind: id === 'liked' ? 'liked' : 'playlist',
  }
}
