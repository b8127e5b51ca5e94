import { bounded } from '@/lib/song-text/clean-text'
import { isoDate } from './dates'
import { parsed, valueAt } from './json-value'
import { spotifyTrackId } from './spotify-link'
import type { ParsedTrack } from './types'
import { isVideoId } from './youtube-link'

/** The value of `format` in our own JSON, by which it is known. */
export const OWN_FORMAT = 'riffle-playlist'
/** Names our extensions of XSPF and JSPF. */
export const OWN_EXTENSION = 'urn:riffle:playlist:1'
/** Begins our comments in M3U. */
export const OWN_PLAYLIST_COMMENT = '#RIFFLE-PLAYLIST:'
export const OWN_TRACK_COMMENT = '#RIFFLE-TRACK:'

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i
const URN = 'urn:riffle:playlist:'

/** How a file of ours names the list it was made of: by its id, or `liked`. */
export const playlistUrn = (id: string): string => URN + id

/** The list a file of ours was made of; null for any other file. */
export function ownPlaylist(externalId: string | null): string | null {
  const id = externalId?.startsWith(URN) ? externalId.slice(URN.length) : ''
  return id === 'liked' || UUID.test(id) ? id : null
}

/** What our own writers say of a track, field by field; only what is there and of its kind. */
export function ownFields(value: unknown): Partial<ParsedTrack> {
  const fields: Partial<ParsedTrack> = {}
  for (const [name, read] of Object.entries(readers)) {
    const found = valueAt(value, name)
    const field = found === undefined ? undefined : read(found)
    if (field !== undefined) Object.assign(fields, { [name]: field })
  }
  return fields
}

/** The same out of a text that should be JSON. */
export const ownFieldsIn = (text: string): Partial<ParsedTrack> => ownFields(parsed(text))

type Read = (value: unknown) => unknown

const aText: Read = (value) => (typeof value === 'string' ? bounded(value) : undefined)
const anAddress: Read = (value) => (typeof value === 'string' ? value : undefined)
const aFlag: Read = (value) => (typeof value === 'boolean' ? value : undefined)
const texts: Read = (value) =>
  Array.isArray(value) ? value.filter((text) => typeof text === 'string').map(bounded) : undefined
const aNumber: Read = (value) => (Number.isFinite(value) ? value : undefined)
const textThat =
  (accepts: (text: string) => unknown): Read =>
  (value) =>
    typeof value === 'string' && accepts(bounded(value)) ? value : undefined

const readers: Partial<Record<keyof ParsedTrack, Read>> = {
  songId: textThat((text) => UUID.test(text)),
  title: aText,
  artists: texts,
  album: aText,
  durationMs: aNumber,
  isrc: aText,
  spotifyId: textThat((text) => spotifyTrackId(text) === text),
  youtubeId: textThat(isVideoId),
  explicit: aFlag,
  genres: texts,
  releaseYear: (value) => (Number.isInteger(value) && Number(value) >= 0 ? value : undefined),
  coverUrl: anAddress,
  addedAt: (value) => (typeof value === 'string' ? (isoDate(value) ?? undefined) : undefined),
  excluded: aFlag,
}
