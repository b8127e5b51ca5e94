import { boundText } from '@/lib/song-text/clean-text'
import { type Columns, findColumns, isHeading, isListOfAlbums } from './columns'
import type { CsvSample } from './csv-dialect'
import { addVideoColumn, guessHeader } from './csv-guess'
import type { CsvRow } from './csv-scanner'
import type { CsvHeader } from './csv-table'

const EXCEL_HINT = /^"?sep=(.)"?$/i
/** Columns of tables in which the title may contain the artist. */
const VIDEO_FIELDS = ['spotify', 'video', 'channel'] as const
/** A title and comments may come before the header. */
const MAX_ROWS_BEFORE = 10

/** Finds the header in the samples of a text; null if no row names the columns of a playlist. */
export function findCsvHeader(samples: CsvSample[]): CsvHeader | null {
  const candidates = samples.flatMap((sample) => findHeader(sample) ?? [])
  const width = ({ columns }: CsvHeader) => Object.keys(columns).length
  const named = candidates.reduce<CsvHeader | null>(
    (best, header) => (best === null || width(header) > width(best) ? header : best),
    null,
  )
  return named ?? samples.map(guessHeader).find((header) => header !== null) ?? null
}

/** Finds the row that names the columns. Rows before it have fewer cells, or are comments. */
function findHeader({ dialect, rows }: CsvSample): CsvHeader | null {
  const first = Math.max(
    0,
    rows.findIndex(({ cells }) => !isComment(cells)),
  )
  for (let at = first; at < Math.min(rows.length, first + MAX_ROWS_BEFORE); at++) {
    const cells = rows[at]?.cells ?? []
    const titleIndex = findTakeoutTitle(cells)
    if (titleIndex !== null) return readTakeoutHeader({ dialect, rows }, at, titleIndex)
    const columns = addVideoColumn(findColumns(cells), cells, rows.slice(at + 1))
    const format = detectCsvFormat(columns, cells)
    if (format !== null && isBefore(rows.slice(first, at), cells.length))
      return { format, dialect, columns, rowsBefore: at + 1, playlistName: null }
  }
  return null
}

const isComment = (cells: string[]): boolean =>
  cells[0]?.startsWith('#') === true && detectCsvFormat(findColumns(cells), cells) === null

/** True if rows may precede a header of this width. */
const isBefore = (rows: CsvRow[], width: number): boolean =>
  rows.every(
    ({ cells }) =>
      cells.filter((cell) => cell.trim() !== '').length < width ||
      cells[0]?.startsWith('#') ||
      EXCEL_HINT.test(boundText(cells.join(''))),
  )

/** Older Takeout files begin with a row about the playlist, and its own header. */
function readTakeoutHeader(
  { dialect, rows }: CsvSample,
  at: number,
  title: number,
): CsvHeader | null {
  const cells = rows[at + 2]?.cells ?? []
  const columns = findColumns(cells)
  const format = detectCsvFormat(columns, cells)
  if (format === null) return null
  const playlistName = boundText(rows[at + 1]?.cells[title] ?? '')
  return { format, dialect, columns, rowsBefore: at + 3, playlistName }
}

/** Returns the columns if a row repeats a header, as files do that were put together; null if not. */
export function readRepeatedHeader(cells: string[], header: CsvHeader): Columns | null {
  if (!mayBeHeader(cells, header)) return null
  const columns = findColumns(cells)
  const named = Object.values(columns).flat().length
  const filled = cells.filter((cell) => cell.trim() !== '').length
  const isHeader = named >= 2 && named * 2 > filled && detectCsvFormat(columns, cells) !== null
  return isHeader ? columns : null
}

/** A cheap test for each row: a heading is where the title or the first artist of a song would be. */
const mayBeHeader = (cells: string[], { format, columns }: CsvHeader): boolean =>
  format !== 'riffle-csv' &&
  [columns.title ?? columns.video, columns.artists].some((indexes) =>
    isHeading(cells[indexes?.[0] ?? -1] ?? ''),
  )

/** The index of the title in the row about the playlist of older Takeout files; null for other rows. */
function findTakeoutTitle(cells: string[]): number | null {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const title = names.findIndex((name) => name === 'title' || name === 'playlist title')
  return names[0] === 'playlist id' && title !== -1 ? title : null
}

function detectCsvFormat(columns: Columns, cells: string[]): CsvHeader['format'] | null {
  const has = (...fields: (keyof Columns)[]) =>
    fields.every((field) => columns[field] !== undefined)
  if (has('title', 'artists', 'songId')) return 'riffle-csv'
  if (columns.video?.[0] === 0) return 'takeout'
  if (!has('title') && has('video')) return 'takeout'
  if (!has('title')) return isListOfAlbums(columns) ? 'csv' : null
  if (!has('artists')) return VIDEO_FIELDS.some((field) => has(field)) ? 'csv' : null
  if (has('playlist', 'type')) return 'tunemymusic'
  if (has('spotify') && (has('milliseconds') || has('artistUris'))) return 'exportify'
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const isSoundiiz = names.slice(0, 4).join() === 'title,artist,album,isrc'
  return isSoundiiz ? 'soundiiz' : 'csv'
}
