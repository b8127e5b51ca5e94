import { bounded } from '@/lib/song-text/clean-text'
import { type Columns, columnsOf } from './columns'
import { csvRowsOf } from './csv-rows'
import type { Format } from './types'

export type CsvHeader = {
  format: Format
  delimiter: string
  columns: Columns
  /** How many rows stand before the first track, the header among them. */
  rowsBefore: number
  /** Older Takeout files begin with a row about the playlist itself. */
  playlistName: string | null
}

const DELIMITERS = [',', ';', '\t', '|']
const EXCEL_HINT = /^sep=(.)$/i

/** Reads the header at the start of a delimited text; null where no header names a playlist's columns. */
export function csvHeader(head: string): CsvHeader | null {
  const candidates = DELIMITERS.flatMap((delimiter) => headerWith(head, delimiter) ?? [])
  const width = ({ columns }: CsvHeader) => Object.keys(columns).length
  return candidates.reduce<CsvHeader | null>(
    (best, header) => (best === null || width(header) > width(best) ? header : best),
    null,
  )
}

function headerWith(head: string, delimiter: string): CsvHeader | null {
  const all = csvRowsOf(head, delimiter)
  const comments = all.findIndex(({ cells }) => !isComment(cells))
  if (comments === -1) return null
  const rows = all.slice(comments, comments + 4)
  const skipped = EXCEL_HINT.test(bounded(rows[0]?.cells.join(delimiter) ?? '')) ? 1 : 0
  const first = rows[skipped]
  if (!first) return null
  const about = takeoutPreamble(first.cells)
  const at = about === null ? skipped : skipped + 2
  const columns = columnsOf(rows[at]?.cells ?? [])
  const format = formatOf(columns, rows[at]?.cells ?? [])
  if (format === null) return null
  const playlistName = about === null ? null : bounded(rows[skipped + 1]?.cells[about] ?? '')
  return { format, delimiter, columns, rowsBefore: comments + at + 1, playlistName }
}

/** A line that begins with `#`, unless it is a header whose first column is named so. */
function isComment(cells: string[]): boolean {
  return cells[0]?.startsWith('#') === true && formatOf(columnsOf(cells), cells) === null
}

/** The column of the playlist's title in a row that describes the playlist, as Takeout once wrote. */
function takeoutPreamble(cells: string[]): number | null {
  const words = cells.map((cell) => cell.trim().toLowerCase())
  const title = words.findIndex((word) => word === 'title' || word === 'playlist title')
  return words[0] === 'playlist id' && title !== -1 ? title : null
}

function formatOf(columns: Columns, cells: string[]): Format | null {
  const has = (...fields: (keyof Columns)[]) =>
    fields.every((field) => columns[field] !== undefined)
  if (has('title', 'artists', 'songId')) return 'riffle-csv'
  if (columns.video?.[0] === 0) return 'takeout'
  if (!has('title') || !has('artists')) return has('title', 'spotify') ? 'csv' : null
  if (has('playlist', 'type')) return 'tunemymusic'
  if (has('spotify') && (has('milliseconds') || has('artistUris'))) return 'exportify'
  const words = cells.map((cell) => cell.trim().toLowerCase())
  const isSoundiiz = words.slice(0, 4).join() === 'title,artist,album,isrc'
  return isSoundiiz ? 'soundiiz' : 'csv'
}
