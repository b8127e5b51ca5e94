import { boundDescription } from '@/lib/song-text/clean-text'
import type { ColumnField } from './column-headings'
import { readCell, readRawCell } from './columns'
import { readRepeatedHeader } from './csv-header'
import { readCsvRows } from './csv-rows'
import type { CsvHeader } from './csv-table'
import { readCsvTrack } from './csv-track'
import { unescapeLineBreaks, unguardCell } from './own-cells'
import { ownPlaylistEvent } from './own-json'
import type { ImportEvent } from './types'

/** Blank, or a rule below the header of a Markdown table. */
// bounded-regex: cells are cut to 100 characters.
const NO_TEXT = /^\s*(?::?-+:?)?\s*$/
const LIKED = /^favou?rites?$/i

/**
 * Reads all delimited formats: our own, Exportify, TuneMyMusic, Soundiiz, Takeout, and tables with a
 * header. Rows without any text are ignored.
 */
export async function* readCsv(
  text: AsyncIterable<string>,
  { header, fallbackName }: { header: CsvHeader; fallbackName: string },
): AsyncGenerator<ImportEvent> {
  const { format, dialect, rowsBefore } = header
  let { columns } = header
  const trackPlaylist = createPlaylistTracker(header, fallbackName)
  if (columns.playlist === undefined) yield* trackPlaylist([])
  let rowsRead = 0
  for await (const row of readCsvRows(text, dialect)) {
    if (rowsRead++ < rowsBefore || row.cells.every((cell) => NO_TEXT.test(cell.slice(0, 100))))
      continue
    const repeated = readRepeatedHeader(row.cells, header)
    if (repeated !== null) {
      columns = repeated
      continue
    }
    if (columns.playlist !== undefined) yield* trackPlaylist(row.cells)
    if (isPlaylistRow(row.cells, header)) continue
    const event = readCsvTrack(row, columns, format)
    if (event.type === 'track' && isLikedRow(row.cells, header)) event.track.liked = true
    yield event
  }
}

/** Creates a function that yields a playlist event if a row is of another playlist than the row before. */
function createPlaylistTracker(header: CsvHeader, fallbackName: string) {
  const seen = new Set<string>()
  let current = ''
  return function* (cells: string[]): Generator<ImportEvent> {
    const playlist = readPlaylist(cells, header)
    const name = playlist.name || header.playlistName || fallbackName
    const key = playlist.externalId ?? `${playlist.kind} ${name}`
    if (key === current) return
    const event = { ...playlist, name }
    yield seen.has(key) ? { ...event, continues: true } : event
    seen.add(key)
    current = key
  }
}

type PlaylistEvent = Extract<ImportEvent, { type: 'playlist' }>

/** Reads the playlist of a row. Only our own files contain more than its name. */
function readPlaylist(cells: string[], header: CsvHeader): PlaylistEvent {
  const cell = (field: ColumnField) => readCell(cells, header.columns, field)
  const kind = isLikedRow(cells, header) ? 'liked' : 'playlist'
  if (header.format !== 'riffle-csv') {
    return { type: 'playlist', name: cell('playlist'), description: null, externalId: null, kind }
  }
  const description = boundDescription(readRawCell(cells, header.columns, 'description'))
  const fields = {
    id: cell('playlistId'),
    name: unguardCell(cell('playlist')),
    description: unescapeLineBreaks(unguardCell(description)),
  }
  return ownPlaylistEvent(fields, '')
}

/** True for a row that only describes a playlist, as our own files have for one without tracks. */
function isPlaylistRow(cells: string[], { format, columns }: CsvHeader): boolean {
  if (format !== 'riffle-csv') return false
  const playlistColumns = (['playlist', 'description', 'playlistId'] as const).flatMap(
    (field) => columns[field] ?? [],
  )
  return cells.every((cell, index) => cell.trim() === '' || playlistColumns.includes(index))
}

function isLikedRow(cells: string[], { format, columns }: CsvHeader): boolean {
  return format === 'tunemymusic' && LIKED.test(readCell(cells, columns, 'type'))
}
