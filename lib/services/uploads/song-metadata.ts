import 'server-only'
import type { RawTags } from '@/lib/audio/probe/tags'
import { parseLocationName } from '@/lib/importers/location-name'
import { trackEvent } from '@/lib/importers/track'
import type { ParsedTrack } from '@/lib/importers/types'
import { type Credit, creditArtists, creditFromList, parseCredit } from '@/lib/song-text/credit'
import { looksMisencoded } from '@/lib/song-text/encoding-check'
import { readMisread } from '@/lib/song-text/misread-text'
import type { FieldsBySource } from '../library/add-upload'
import type { FieldSource } from '../library/field-sources'

/** Metadata from the sender of a file; takes precedence over the tags of the file. */
export type UploadFields = { title?: string; artists?: string[]; album?: string }
/** The metadata of a song, and the source of each field that is not from the tags. */
export type SongMetadata = { track: ParsedTrack; sources: FieldsBySource }

type Sources = { tags: RawTags; fileName: string; durationMs: number; fields: UploadFields }
type SentFields = { title?: string; artist?: string; album?: string }
type Named<Value> = { value: Value; source: FieldSource }

const MIN_YEAR = 1000
const MAX_YEAR = 2100
const MAX_NAME_LENGTH = 500
const DEFAULT_TITLE = 'Untitled'

/** Splits the artist of the fields that came with a file. */
export const toUploadFields = ({ title, artist, album }: SentFields): UploadFields => ({
  ...(title ? { title } : {}),
  ...(artist ? { artists: creditArtists(parseCredit(artist)) } : {}),
  ...(album ? { album } : {}),
})

/** Resolves the metadata of a song from the sender's fields, else the file's tags, else its name. */
export function resolveMetadata(given: Sources): SongMetadata {
  const { fileName, durationMs, fields } = given
  const tags = readMisreadTags(given.tags)
  // A file name is not a URL: a percent sign in it is literal.
  const named = parseLocationName(fileName.slice(-MAX_NAME_LENGTH).replaceAll('%', '%25'))
  const artists = artistsOf(fields, tags, named?.artist)
  const trackNumber = tags.release.trackNumber ?? named?.number ?? undefined
  const details = {
    line: 1,
    ...tags.release,
    trackNumber,
    credit: artists?.value,
    album: fields.album ?? tags.album,
    albumArtists: tags.albumArtists,
    durationMs,
    isrc: tags.isrc,
    explicit: tags.explicit,
    genres: tags.genres,
    releaseYear: integerWithin(tags.year, MIN_YEAR, MAX_YEAR),
  }
  const titles: Named<string | undefined>[] = [
    { value: fields.title, source: 'edited' },
    { value: tags.title ?? undefined, source: sourceOfTag(tags.title) },
    { value: named?.title, source: 'text' },
    { value: DEFAULT_TITLE, source: 'text' },
  ]
  for (const { value: title = '', source } of titles) {
    const event = trackEvent({ ...details, title })
    if (event.type !== 'track') continue
    const sources: FieldsBySource = {
      title: source,
      artists: artists?.source,
      album: fields.album ? 'edited' : sourceOfTag(tags.album),
      position: tags.release.trackNumber === undefined ? 'text' : 'tags',
    }
    return { track: event.track, sources }
  }
  throw new Error('The default title was rejected.')
}

function artistsOf(
  fields: UploadFields,
  { artists }: RawTags,
  named: string | null | undefined,
): Named<Credit> | undefined {
  if (fields.artists) return { value: creditFromList(fields.artists), source: 'edited' }
  const credit = artists.length > 1 ? creditFromList(artists) : parseCredit(artists[0] ?? '')
  if (credit.parts.length > 0) return { value: credit, source: sourceOfTag(credit.text) }
  return named ? { value: parseCredit(named), source: 'text' } : undefined
}

/** The tags with texts that the file marks as Latin-1, or does not mark, in their probable encoding. */
function readMisreadTags(tags: RawTags): RawTags {
  const { title, artists, album, albumArtists, genres } = tags
  const texts = [title ?? '', album ?? '', ...artists, ...albumArtists, ...genres]
  const [readTitle, readAlbum, ...names] = readMisread(texts)
  const albumArtistsAt = artists.length
  const genresAt = albumArtistsAt + albumArtists.length
  return {
    ...tags,
    title: readTitle || null,
    album: readAlbum || null,
    artists: names.slice(0, albumArtistsAt),
    albumArtists: names.slice(albumArtistsAt, genresAt),
    genres: names.slice(genresAt),
  }
}

const sourceOfTag = (tag: string | null): FieldSource =>
  tag !== null && looksMisencoded(tag) ? 'text' : 'tags'

const integerWithin = (value: number | null, min: number, max: number) =>
  value !== null && Number.isInteger(value) && value >= min && value <= max ? value : null
