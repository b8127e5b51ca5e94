import type { SongDetails } from '@/db'
import type { FieldSource, FieldSources } from './field-sources'
import type { PartStatements } from './part-statements'
import { type AlbumField, artistNames, creditOfNames, type SongFields } from './song-fields'

export type KnownFields = {
  values: SongFields
  sources: FieldSources
  statements: PartStatements
}

const ARTIST_SEPARATOR = '; '

/** The fields of a song before the first merge. */
export const NO_FIELDS: KnownFields = {
  values: {
    title: '',
    artists: null,
    album: null,
    durationMs: null,
    isrc: null,
    explicit: null,
    genres: [],
    released: null,
    position: null,
    coverUrl: null,
    filePath: null,
    mbRecordingId: null,
    mbTrackId: null,
    mbReleaseId: null,
    mbArtistIds: [],
    replayGain: null,
  },
  sources: {},
  statements: {},
}

/** Returns the fields of a stored song. */
export function fieldsOfStored(song: SongDetails): KnownFields {
  const { discNumber, discTotal, trackNumber, trackTotal, releaseYear, releaseDate } = song
  const hasPosition = trackNumber !== null || discNumber !== null
  const isDated = releaseYear !== null || releaseDate !== null
  return {
    // Only `mergeSongFields` writes sources and statements: each source is a FieldSource.
    sources: song.fieldSources as Record<string, FieldSource>,
    statements: (song.fieldStatements ?? {}) as PartStatements,
    values: {
      title: song.title,
      artists: creditOf(song),
      album: albumOf(song),
      durationMs: song.durationMs,
      isrc: song.isrc,
      explicit: song.fieldSources.explicit === undefined ? null : song.explicit,
      genres: song.genres,
      released: isDated ? { year: releaseYear, date: releaseDate } : null,
      position: hasPosition
        ? { disc: discNumber, discTotal, track: trackNumber, trackTotal }
        : null,
      coverUrl: coverOf(song),
      filePath: song.filePath,
      mbRecordingId: song.mbRecordingId,
      mbTrackId: song.mbTrackId,
      mbReleaseId: song.mbReleaseId,
      mbArtistIds: song.mbArtistIds ?? [],
      replayGain: song.replayGain,
    },
  }
}

/** Returns the columns that store the fields of a song. */
export function columnsOfFields({ values, sources, statements }: KnownFields) {
  const { album, released, position, artists, mbArtistIds, ...same } = values
  return {
    ...same,
    explicit: values.explicit ?? false,
    fieldSources: sources,
    fieldStatements: Object.keys(statements).length > 0 ? statements : null,
    credit: artists,
    albumArtist: album?.artists.join(ARTIST_SEPARATOR) || null,
    isCompilation: album?.isCompilation ?? null,
    releaseYear: released?.year ?? null,
    releaseDate: released?.date ?? null,
    discNumber: position?.disc ?? null,
    discTotal: position?.discTotal ?? null,
    trackNumber: position?.track ?? null,
    trackTotal: position?.trackTotal ?? null,
    mbArtistIds: mbArtistIds.length > 0 ? mbArtistIds : null,
    // The cover of an album is stored with the album.
    coverUrl: album ? null : values.coverUrl,
  }
}

/** Returns title and artists, by which songs are matched. */
export const namedSong = ({ title, artists }: SongFields) => ({
  title,
  artists: artistNames(artists),
})

function albumOf({ album, albumArtist, isCompilation }: SongDetails): AlbumField | null {
  if (!album) return null
  const artists = albumArtist?.split(ARTIST_SEPARATOR) ?? []
  return { title: album.title, artists, isCompilation }
}

// The cover that a song stated is stored with its album.
const coverOf = ({ coverUrl, album, fieldSources }: SongDetails): string | null =>
  coverUrl ?? (fieldSources.coverUrl === undefined ? null : (album?.coverUrl ?? null))

// A song that an earlier release stored has artists without a credit.
function creditOf({ credit, artists }: SongDetails): SongFields['artists'] {
  if (credit || artists.length === 0) return credit
  return creditOfNames(artists.map(({ name }) => name))
}
