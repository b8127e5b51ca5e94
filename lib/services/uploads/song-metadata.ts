import 'server-only'
import type { RawTags } from '@/lib/audio/probe/tags'
import { parseLocationName } from '@/lib/importers/location-name'
import { trackEvent } from '@/lib/importers/track'
import type { ParsedTrack } from '@/lib/importers/types'
import { creditArtists, parseCredit } from '@/lib/song-text/credit'

/** Metadata from the sender of a file; takes precedence over the tags of the file. */
export type UploadFields = { title?: string; artists?: string[]; album?: string }
export type SongMetadata = { track: ParsedTrack; trackNumber: number | null }

type Sources = { tags: RawTags; fileName: string; durationMs: number; fields: UploadFields }
type SentFields = { title?: string; artist?: string; album?: string }

const MIN_YEAR = 1000
const MAX_YEAR = 2100
const MAX_TRACK_NUMBER = 9_999
const MAX_NAME_LENGTH = 500
const DEFAULT_TITLE = 'Untitled'

/** Splits the artist of the fields that came with a file. */
export const toUploadFields = ({ title, artist, album }: SentFields): UploadFields => ({
  ...(title ? { title } : {}),
  ...(artist ? { artists: creditArtists(parseCredit(artist)) } : {}),
  ...(album ? { album } : {}),
})

/** Resolves the metadata of a song from the sender's fields, else the file's tags, else its name. */
export function resolveMetadata({ tags, fileName, durationMs, fields }: Sources): SongMetadata {
  // A file name is not a URL: a percent sign in it is literal.
  const named = parseLocationName(fileName.slice(-MAX_NAME_LENGTH).replaceAll('%', '%25'))
  const details = {
    line: 1,
    artists: fields.artists ?? artistsOf(tags) ?? creditArtists(parseCredit(named?.artist ?? '')),
    album: fields.album ?? tags.album,
    albumArtists: tags.albumArtists,
    durationMs,
    isrc: tags.isrc,
    explicit: tags.explicit,
    genres: tags.genres,
    releaseYear: integerWithin(tags.year, MIN_YEAR, MAX_YEAR),
  }
  const trackNumber = tags.trackNumber ?? named?.number ?? null
  for (const title of [fields.title ?? tags.title, named?.title, DEFAULT_TITLE]) {
    const event = trackEvent({ ...details, title: title ?? '' })
    if (event.type !== 'track') continue
    return { track: event.track, trackNumber: integerWithin(trackNumber, 1, MAX_TRACK_NUMBER) }
  }
  throw new Error('The default title was rejected.')
}

const artistsOf = ({ artists }: RawTags) => {
  const names = artists.flatMap((name) => creditArtists(parseCredit(name)))
  return names.length > 0 ? names : undefined
}

const integerWithin = (value: number | null, min: number, max: number) =>
  value !== null && Number.isInteger(value) && value >= min && value <= max ? value : null
