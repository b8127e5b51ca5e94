import { guarded, joined, onOneLine } from '@/lib/importers/own-cells'
import type { ExportedPlaylist, ExportedTrack, Exporter } from './types'

type Cell = (track: ExportedTrack, playlist: ExportedPlaylist, index: number) => string

// Named as other programs name them, so that those read the file too.
const COLUMNS: [string, Cell][] = [
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
  ['Playlist Name', (_, { name }) => name],
  // Said once: it may be long, and there may be ten thousand rows.
  [
    'Playlist Description',
    (_, { description }, index) => (index ? '' : onOneLine(description ?? '')),
  ],
  ['Riffle Playlist ID', (_, { id }) => id ?? ''],
  ['Riffle Song ID', ({ songId }) => songId],
]

/** For spreadsheets: RFC 4180 with a byte order mark, without which Excel reads no UTF-8. */
export const csv: Exporter = {
  mediaType: 'text/csv',
  extension: 'csv',
  head: () => `\uFEFF${rowOf(COLUMNS.map(([name]) => name))}`,
  track: (track, index, playlist) =>
    rowOf(COLUMNS.map(([, cell]) => guarded(cell(track, playlist, index)))),
  foot: '',
}

const rowOf = (cells: string[]) =>
  `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
