import { escapeLineBreaks, joinNames } from '@/lib/importers/own-cells'
import { BYTE_ORDER_MARK, formatRow } from './csv-rows'
import type { ExportedPlaylist, ExportedTrack, Exporter } from './types'

type TrackCell = (track: ExportedTrack) => string
type PlaylistCell = (playlist: ExportedPlaylist, index: number) => string

// Headings that other programs use, so that they can read the file.
const TRACK_COLUMNS: [string, TrackCell][] = [
  ['Track Name', ({ title }) => title],
  ['Artist Name(s)', ({ artists }) => joinNames(artists)],
  ['Album Name', ({ album }) => album ?? ''],
  ['Duration (ms)', ({ durationMs }) => durationMs?.toString() ?? ''],
  ['ISRC', ({ isrc }) => isrc ?? ''],
  ['Spotify ID', ({ spotifyId }) => spotifyId ?? ''],
  ['YouTube ID', ({ youtubeId }) => youtubeId ?? ''],
  ['Explicit', ({ explicit }) => String(explicit)],
  ['Genres', ({ genres }) => joinNames(genres)],
  ['Release Year', ({ releaseYear }) => releaseYear?.toString() ?? ''],
  ['Album Image URL', ({ coverUrl }) => coverUrl ?? ''],
  ['Location', ({ location }) => location ?? ''],
  ['Added At', ({ addedAt }) => addedAt],
  ['Excluded From Shuffle', ({ excluded }) => String(excluded)],
  ['Riffle Song ID', ({ songId }) => songId],
]
const PLAYLIST_COLUMNS: [string, PlaylistCell][] = [
  ['Playlist Name', ({ name }) => name],
  // In the first row only: it may be long, and there may be ten thousand rows.
  [
    'Playlist Description',
    ({ description }, index) => (index ? '' : escapeLineBreaks(description ?? '')),
  ],
  ['Riffle Playlist ID', ({ id }) => id ?? ''],
]

/** CSV (RFC 4180) with a byte order mark. */
export const csv: Exporter = {
  mediaType: 'text/csv',
  extension: 'csv',
  header: () =>
    BYTE_ORDER_MARK + formatRow([...TRACK_COLUMNS, ...PLAYLIST_COLUMNS].map(([name]) => name)),
  track: (track, index, playlist) =>
    formatRow([
      ...TRACK_COLUMNS.map(([, cell]) => cell(track)),
      ...formatPlaylistCells(playlist, index),
    ]),
  emptyPlaylist: (playlist) =>
    formatRow([...TRACK_COLUMNS.map(() => ''), ...formatPlaylistCells(playlist, 0)]),
  footer: '',
}

const formatPlaylistCells = (playlist: ExportedPlaylist, index: number) =>
  PLAYLIST_COLUMNS.map(([, cell]) => cell(playlist, index))
