import { guarded, joined, onOneLine } from '@/lib/importers/own-cells'
import type { ExportedPlaylist, ExportedTrack, Exporter } from './types'

type TrackCell = (track: ExportedTrack) => string
type ListCell = (playlist: ExportedPlaylist, index: number) => string

// Named as other programs name them, so that those read the file too.
const TRACK_COLUMNS: [string, TrackCell][] = [
  ['Track Name', ({ title }) => title],
  ['Artist Name(s)', ({ artists }) => joined(artists)],
  ['Album Name', ({ album }) => album ?? ''],
  ['Duration (ms)', ({ durationMs }) => durationMs?.toString() ?? ''],
  ['ISRC', ({ isrc }) => isrc ?? ''],
  ['Spotify ID', ({ spotifyId }) => spotifyId ?? ''],
  ['YouTube ID', ({ youtubeId }) => youtubeId ?? ''],
  ['Explicit', ({ explicit }) => String(explicit)],
  ['Genres', ({ genres }) => joined(genres)],
  ['Release Year', ({ releaseYear }) => releaseYear?.toString() ?? ''],
  ['Album Image URL', ({ coverUrl }) => coverUrl ?? ''],
  ['Added At', ({ addedAt }) => addedAt],
  ['Excluded From Shuffle', ({ excluded }) => String(excluded)],
  ['Riffle Song ID', ({ songId }) => songId],
]
const LIST_COLUMNS: [string, ListCell][] = [
  ['Playlist Name', ({ name }) => name],
  // Said once: it may be long, and there may be ten thousand rows.
  ['Playlist Description', ({ description }, index) => (index ? '' : onOneLine(description ?? ''))],
  ['Riffle Playlist ID', ({ id }) => id ?? ''],
]

/** For spreadsheets: RFC 4180 with a byte order mark, without which Excel reads no UTF-8. */
export const csv: Exporter = {
  mediaType: 'text/csv',
  extension: 'csv',
  head: () => `\uFEFF${rowOf([...TRACK_COLUMNS, ...LIST_COLUMNS].map(([name]) => name))}`,
  track: (track, index, playlist) =>
    rowOf([
      ...TRACK_COLUMNS.map(([, cell]) => guarded(cell(track))),
      ...listCells(playlist, index),
    ]),
  nothing: (playlist) => rowOf([...TRACK_COLUMNS.map(() => ''), ...listCells(playlist, 0)]),
  foot: '',
}

const listCells = (playlist: ExportedPlaylist, index: number) =>
  LIST_COLUMNS.map(([, cell]) => guarded(cell(playlist, index)))

const rowOf = (cells: string[]) =>
  `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
