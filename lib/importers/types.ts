import type { Credit } from '@/lib/song-text/credit'

/** What a source may state of a song's release besides its name. */
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
/** How much louder or quieter a track, or its album, is to be played; peaks are 1 at full scale. */
export type ReplayGain = {
  trackDb: number | null
  trackPeak: number | null
  albumDb: number | null
  albumPeak: number | null
}

/** One song as a file names it. Text is clean (NFC, no control characters) and `title` is never empty. */
export type ParsedTrack = ReleaseDetails & {
  /** Where the row starts in the file, counted from 1; for JSON the running number of the row. */
  line: number
  title: string
  /** Empty where the file names nobody. */
  artists: string[]
  /** The artists as the source writes them, if it does not simply list them. */
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
  /** The path or address the file gives for the song itself. */
  location: string | null
  liked?: boolean
  /** Our own id of the song, where the file came from this app. */
  songId?: string
  /** In the list and out of every shuffle; where the file says it. */
  excluded?: boolean
}

/** What a file says, in its own order: a playlist comes before its tracks. */
export type ImportEvent =
  | {
      type: 'playlist'
      name: string
      description: string | null
      externalId: string | null
      kind: 'playlist' | 'liked'
      /** True where a file returns to a playlist it has named before: its tracks go on. */
      continues?: boolean
    }
  | { type: 'track'; track: ParsedTrack }
  | { type: 'skip'; line: number; reason: string; text: string }

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
  | 'text'

/** Reads the decoded text of one file. `head` is its start; `fallbackName` serves where it names no playlist. */
export type Reader = (
  text: AsyncIterable<string>,
  options: { head: string; format: Format; fallbackName: string },
) => AsyncGenerator<ImportEvent>
