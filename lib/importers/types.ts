import type { SkipCode, SkipParams } from '@/lib/skip-reasons'
import type { Credit } from '@/lib/song-text/credit'
import type { ServiceLink } from './service-link'

/** Details of the release of a song. */
export type ReleaseDetails = {
  discNumber?: number
  discTotal?: number
  trackNumber?: number
  trackTotal?: number
  isCompilation?: boolean
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  releaseDate?: string
  /** UUIDs of MusicBrainz. */
  mbRecordingId?: string
  mbTrackId?: string
  mbReleaseId?: string
  mbArtistIds?: string[]
  replayGain?: ReplayGain
}
/** The gain in dB of a track and its album; a peak of 1 is full scale. */
export type ReplayGain = {
  trackDb: number | null
  trackPeak: number | null
  albumDb: number | null
  albumPeak: number | null
}

/** A track of a file. Text is clean (NFC, no control characters) and `title` is never empty. */
export type ParsedTrack = ReleaseDetails & {
  /** The line at which the row starts, from 1; for JSON, the number of the row. */
  line: number
  title: string
  /** Empty if the file names no artist. */
  artists: string[]
  /** The artists as the source writes them, if that is more than a list of names. */
  credit?: Credit
  album: string | null
  albumArtists: string[]
  durationMs: number | null
  isrc: string | null
  spotifyId: string | null
  youtubeId: string | null
  explicit: boolean
  genres: string[]
  releaseYear: number | null
  /** https only. */
  coverUrl: string | null
  /** ISO 8601, UTC. */
  addedAt: string | null
  /** The path or URL of the audio in the file. */
  location: string | null
  liked?: boolean
  /** Our own id of the song, if the file is an export of this app. */
  songId?: string
  /** In the playlist, but never shuffled; undefined if the file does not contain it. */
  excluded?: boolean
}

/** The content of a file in its order: a playlist comes before its tracks. */
export type ImportEvent =
  | {
      type: 'playlist'
      name: string
      description: string | null
      externalId: string | null
      kind: 'playlist' | 'liked'
      /** True if the file returns to an earlier playlist: the next tracks are appended to it. */
      continues?: boolean
    }
  | RowEvent

/** A row of a file or an entry of a list. */
export type RowEvent = { type: 'track'; track: ParsedTrack } | SkipEvent

/** A row that is no track. `reason` is the English text of the code, `text` an excerpt of the row. */
export type SkipEvent = {
  type: 'skip'
  line: number
  code: SkipCode
  params: SkipParams
  reason: string
  text: string
  /** A link to a song or list of a service, which may be looked up. */
  link?: ServiceLink
}

export type Format =
  | 'riffle'
  | 'riffle-csv'
  | 'exportify'
  | 'tunemymusic'
  | 'soundiiz'
  | 'csv'
  | 'spotify-data'
  | 'm3u'
  | 'pls'
  | 'xspf'
  | 'jspf'
  | 'itunes'
  | 'takeout'
  | 'json'
  | 'wpl'
  | 'asx'
  | 'rekordbox'
  | 'traktor'
  | 'rhythmbox'
  | 'zip'
  | 'text'

/** A delimited table with a header. */
export type CsvFormat = Extract<
  Format,
  'riffle-csv' | 'exportify' | 'tunemymusic' | 'soundiiz' | 'csv' | 'takeout'
>

/** Reads the decoded text of a file. `head` is its start; `fallbackName` is used if it names no playlist. */
export type Reader = (
  text: AsyncIterable<string>,
  options: { head: string; format: Format; fallbackName: string },
) => AsyncGenerator<ImportEvent>
