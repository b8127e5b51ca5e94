import { AppError } from '@/lib/errors'
import { parseJson } from './json-value'
import { isJspf, jspfEvents } from './jspf'
import { isOwnJson, ownJsonEvents } from './own-json'
import { isSpotifyData, spotifyDataEvents } from './spotify-data'
import type { Reader } from './types'

/** Reads JSON: our own, JSPF, or Spotify account data. The format is known only after parsing. */
export const readJson: Reader = async function* (text, { fallbackName }) {
  const root = await parseJson(text)
  if (isOwnJson(root)) yield* ownJsonEvents(root, fallbackName)
  else if (isJspf(root)) yield* jspfEvents(root, fallbackName)
  else if (isSpotifyData(root)) yield* spotifyDataEvents(root, fallbackName)
  else
    throw new AppError(
      'unrecognised_format',
      'This JSON contains no playlist in a supported format.',
      { params: { detected: 'json' } },
    )
}
