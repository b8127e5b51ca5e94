import { AppError } from '@/lib/errors'
import { parseJson } from './json-value'
import { holdsJspf, jspfEvents } from './jspf'
import { holdsOwnJson, ownJsonEvents } from './own-json'
import { holdsSpotifyData, spotifyDataEvents } from './spotify-data'
import type { Reader } from './types'

/** JSON says what it is only when read whole: our own, JSPF, or a file of a Spotify account-data export. */
export const readJson: Reader = async function* (text, { fallbackName }) {
  const root = await parseJson(text)
  if (holdsOwnJson(root)) yield* ownJsonEvents(root, fallbackName)
  else if (holdsJspf(root)) yield* jspfEvents(root, fallbackName)
  else if (holdsSpotifyData(root)) yield* spotifyDataEvents(root, fallbackName)
  else throw new AppError('unrecognised_format', 'This JSON holds no playlist that we can read.')
}
