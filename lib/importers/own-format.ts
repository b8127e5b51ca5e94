import { boundText } from '@/lib/song-text/clean-text'
import { tryParseJson } from '@/lib/try-parse-json'
import { parseDate } from './dates'
import { valueAt } from './json-value'
import { parseSpotifyTrackId } from './spotify-link'
import type { ParsedTrack } from './types'
import { isVideoId } from './youtube-link'

/** The value of `format` that identifies our own JSON. */
export const OWN_FORMAT = 'riffle-playlist'
/** The identifier of our extension of XSPF and JSPF. */
export const OWN_EXTENSION = 'urn:riffle:playlist:1'
/** The start of our comments in M3U. */
export const OWN_PLAYLIST_COMMENT = '#RIFFLE-PLAYLIST:'
export const OWN_TRACK_COMMENT = '#RIFFLE-TRACK:'

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i
const URN = 'urn:riffle:playlist:'

/** Returns the URN of a list in our own files. `id` is that of a playlist, or `liked`. */
export const playlistUrn = (id: string): string => URN + id

/** Parses a URN of `playlistUrn`: the id of a playlist, or `liked`; null for other ids. */
export function parsePlaylistUrn(externalId: string | null): string | null {
  const id = externalId?.startsWith(URN) ? externalId.slice(URN.length) : ''
  return id === 'liked' || UUID.test(id) ? id : null
}

/** Reads the fields of a track of our own files. Omits fields that are absent or invalid. */
export function readOwnFields(value: unknown): Partial<ParsedTrack> {
  const fields: Partial<ParsedTrack> = {}
  for (const [name, read] of Object.entries(readers)) {
    const found = valueAt(value, name)
    const field = found === undefined ? undefined : read(found)
    if (field !== undefined) Object.assign(fields, { [name]: field })
  }
  return fields
}

/** The same for a JSON text; empty if it is invalid. */
export const parseOwnFields = (text: string): Partial<ParsedTrack> =>
  readOwnFields(tryParseJson(text))

type Read = (value: unknown) => unknown

const readText: Read = (value) => (typeof value === 'string' ? boundText(value) : undefined)
const readUrl: Read = (value) => (typeof value === 'string' ? value : undefined)
const readFlag: Read = (value) => (typeof value === 'boolean' ? value : undefined)
const readTexts: Read = (value) =>
  Array.isArray(value) ? value.filter((text) => typeof text === 'string').map(boundText) : undefined
const readNumber: Read = (value) => (Number.isFinite(value) ? value : undefined)
const readTextIf =
  (accepts: (text: string) => unknown): Read =>
  (value) =>
    typeof value === 'string' && accepts(boundText(value)) ? value : undefined

const readers: Partial<Record<keyof ParsedTrack, Read>> = {
  songId: readTextIf((text) => UUID.test(text)),
  title: readText,
  artists: readTexts,
  album: readText,
  durationMs: readNumber,
  isrc: readText,
  spotifyId: readTextIf((text) => parseSpotifyTrackId(text) === text),
  youtubeId: readTextIf(isVideoId),
  explicit: readFlag,
  genres: readTexts,
  releaseYear: (value) => (Number.isInteger(value) && Number(value) >= 0 ? value : undefined),
  coverUrl: readUrl,
  location: readUrl,
  addedAt: (value) => (typeof value === 'string' ? (parseDate(value) ?? undefined) : undefined),
  excluded: readFlag,
}
