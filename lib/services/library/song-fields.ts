import type { ParsedTrack } from '@/lib/importers/types'
import { truncate } from '@/lib/song-text/clean-text'
import { type Credit, creditFromList } from '@/lib/song-text/credit'
import { knownCoverUrl } from './cover-hosts'
import { type FieldSource, isEmptyField } from './field-sources'

/** The unchanged credit: its text, and each artist with the text before the next. */
export type GivenCredit = Pick<Credit, 'text' | 'parts'>
/** Merged together: a title of one source with the artist of another would be a third album. */
export type AlbumField = { title: string; artists: string[]; isCompilation: boolean | null }
export type PositionField = {
  disc: number | null
  discTotal: number | null
  track: number | null
  trackTotal: number | null
}
export type ReleaseField = { year: number | null; date: string | null }

/** The fields of a song that sources provide, each merged by the rank of its source. */
export type SongFields = {
  title: string
  artists: GivenCredit | null
  album: AlbumField | null
  durationMs: number | null
  isrc: string | null
  /** Null if unknown: most sources mark only explicit songs. */
  explicit: boolean | null
  genres: string[]
  released: ReleaseField | null
  position: PositionField | null
  coverUrl: string | null
  filePath: string | null
  mbRecordingId: string | null
  mbTrackId: string | null
  mbReleaseId: string | null
  mbArtistIds: string[]
  replayGain: NonNullable<ParsedTrack['replayGain']> | null
}

const MAX_NAME_LENGTH = 500
const MAX_GENRES = 50
const MAX_GENRE_LENGTH = 200
const MAX_PATH_LENGTH = 2_000
/** Sources that provide a value for every song, explicit or not. */
const EXACT_SOURCES: readonly FieldSource[] = ['edited', 'spotify', 'musicbrainz']

/** Returns the fields of a track that have a value. */
export function fieldsOfTrack(track: ParsedTrack, source: FieldSource): Partial<SongFields> {
  const fields: SongFields = {
    title: truncate(track.title, MAX_NAME_LENGTH),
    artists: creditOf(track),
    album: albumOf(track),
    durationMs: track.durationMs,
    isrc: track.isrc,
    explicit: track.explicit || EXACT_SOURCES.includes(source) ? track.explicit : null,
    genres: track.genres.slice(0, MAX_GENRES).map((genre) => truncate(genre, MAX_GENRE_LENGTH)),
    released: releaseOf(track),
    position: positionOf(track),
    coverUrl: knownCoverUrl(track.coverUrl),
    filePath: track.location === null ? null : truncate(track.location, MAX_PATH_LENGTH),
    mbRecordingId: track.mbRecordingId ?? null,
    mbTrackId: track.mbTrackId ?? null,
    mbReleaseId: track.mbReleaseId ?? null,
    mbArtistIds: track.mbArtistIds ?? [],
    replayGain: track.replayGain ?? null,
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmptyField(value)))
}

/** Returns the distinct names of the artists of a credit. */
export const artistNames = (credit: GivenCredit | null): string[] => [
  ...new Set(credit?.parts.map(({ name }) => name) ?? []),
]

/** Returns the credit of artists that are known only by their names. */
export function creditOfNames(names: string[]): GivenCredit {
  const { text, parts } = creditFromList(names)
  return { text, parts }
}

function creditOf({ credit, artists }: ParsedTrack): GivenCredit | null {
  const { text, parts } = credit ?? creditOfNames(artists)
  if (parts.length === 0) return null
  return {
    text: truncate(text, 2 * MAX_NAME_LENGTH),
    parts: parts.map(({ name, join }) => ({ name: truncate(name, MAX_NAME_LENGTH), join })),
  }
}

function albumOf({ album, albumArtists, isCompilation }: ParsedTrack): AlbumField | null {
  if (!album) return null
  return {
    title: truncate(album, MAX_NAME_LENGTH),
    artists: albumArtists.map((name) => truncate(name, MAX_NAME_LENGTH)),
    isCompilation: isCompilation ?? null,
  }
}

function releaseOf({ releaseYear, releaseDate }: ParsedTrack): ReleaseField | null {
  if (releaseYear === null && releaseDate === undefined) return null
  return { year: releaseYear, date: releaseDate ?? null }
}

function positionOf(track: ParsedTrack): PositionField | null {
  if (track.trackNumber === undefined && track.discNumber === undefined) return null
  return {
    disc: track.discNumber ?? null,
    discTotal: track.discTotal ?? null,
    track: track.trackNumber ?? null,
    trackTotal: track.trackTotal ?? null,
  }
}
