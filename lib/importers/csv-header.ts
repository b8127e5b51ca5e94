import { boundText } from '@/lib/song-text/clean-text'
import { type Columns, findColumns } from './columns'
import { parseCsvRows } from './csv-rows'
import type { Format } from './types'

export type CsvHeader = {
  format: Format
  delimiter: string
  columns: Columns
  /** The number of rows before the first track, the header included. */
  rowsBefore: number
  /** From the row about the playlist at the start of older Takeout files; null for other files. */
  playlistName: string | null
}

const DELIMITERS = [',', ';', '\t', '|']
const EXCEL_HINT = /^sep=(.)$/i

/** Reads the header of a delimited text; null if no row names the columns of a playlist. */
export function readCsvHeader(head: string): CsvHeader | null {
  const candidates = DELIMITERS.flatMap((delimiter) => readHeaderWith(head, delimiter) ?? [])
  const width = ({ columns }: CsvHeader) => Object.keys(columns).length
  return candidates.reduce<CsvHeader | null>(
    (best, header) => (best === null || width(header) > width(best) ? header : best),
    null,
  )
}

function readHeaderWith(head: string, delimiter: string): CsvHeader | null {
  const all = parseCsvRows(head, delimiter)
  const comments = all.findIndex(({ cells }) => !isComment(cells))
  if (comments === -1) return null
  const rows = all.slice(comments, comments + 4)
  const hintRows = EXCEL_HINT.test(boundText(rows[0]?.cells.join(delimiter) ?? '')) ? 1 : 0
  const first = rows[hintRows]
  if (!first) return null
  const titleIndex = findTakeoutTitle(first.cells)
  const at = titleIndex === null ? hintRows : hintRows + 2
  const columns = findColumns(rows[at]?.cells ?? [])
  const format = detectCsvFormat(columns, rows[at]?.cells ?? [])
  if (format === null) return null
  const playlistName =
    titleIndex === null ? null : boundText(rows[hintRows + 1]?.cells[titleIndex] ?? '')
  return { format, delimiter, columns, rowsBefore: comments + at + 1, playlistName }
}

/** True for a row that begins with `#`, unless that is the name of its first column. */
function isComment(cells: string[]): boolean {
  return cells[0]?.startsWith('#') === true && detectCsvFormat(findColumns(cells), cells) === null
}

/** The index of the title in the row about the playlist of older Takeout files; null for other rows. */
function findTakeoutTitle(cells: string[]): number | null {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const title = names.findIndex((name) => name === 'title' || name === 'playlist title')
  return names[0] === 'playlist id' && title !== -1 ? title : null
}

function detectCsvFormat(columns: Columns, cells: string[]): Format | null {
  const has = (...fields: (keyof Columns)[]) =>
    fields.every((field) => columns[field] !== undefined)
  if (has('title', 'artists', 'songId')) return 'riffle-csv'
  if (columns.video?.[0] === 0) return 'takeout'
  if (!has('title') || !has('artists')) return has('title', 'spotify') ? 'csv' : null
  if (has('playlist', 'type')) return 'tunemymusic'
  if (has('spotify') && (has('milliseconds') || has('artistUris'))) return 'exportify'
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const isSoundiiz = names.slice(0, 4).join() === 'title,artist,album,isrc'
  return isSoundiiz ? 'soundiiz' : 'csv'
}
