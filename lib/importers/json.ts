import { AppError } from '@/lib/errors'
import { parseJson } from './json-value'
import { isJspf, jspfEvents } from './jspf'
import { findOtherLists, otherJsonEvents } from './other-json'
import { isOwnJson, ownJsonEvents } from './own-json'
import { isSpotifyData, spotifyDataEvents } from './spotify-data'
import type { ImportEvent, Reader } from './types'

/**
 * Reads JSON: our own, JSPF, Spotify account data, or the playlists of another program. The format is
 * known only after parsing.
 */
export const readJson: Reader = async function* (text, { fallbackName }) {
  const root = await parseJson(text)
  if (isOwnJson(root)) yield* ownJsonEvents(root, fallbackName)
  else if (isJspf(root)) yield* jspfEvents(root, fallbackName)
  else if (isSpotifyData(root)) yield* spotifyDataEvents(root, fallbackName)
  else yield* otherEvents(root, fallbackName)
}

function otherEvents(root: unknown, fallbackName: string): Generator<ImportEvent> {
  const lists = findOtherLists(root)
  if (lists.length > 0) return otherJsonEvents(lists, fallbackName)
  const message = 'This JSON contains no playlist in a supported format.'
  throw new AppError('unrecognised_format', message, { params: { detected: 'json' } })
}
