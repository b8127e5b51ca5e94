import { boundText, limitMarks } from '@/lib/song-text/clean-text'
import { type ColumnField, columnHeadings, fallbackTitleHeadings } from './column-headings'

/** The indexes of the cells that hold each field; artists may have several columns. */
export type Columns = Partial<Record<ColumnField, number[]>>

const HUMPS = /(?<=\p{Ll})(?=\p{Lu})/gu
/** Behind a word: a unit such as that of `Duration (s)` has a space before it. */
const PLURAL = /(?<=\p{L})\((?:s|e?n|e|i)\)/gu
const NUMBERED_ARTIST =
  /^(?:artist(?: name)?|kunstler(?:name)?|artiste|nom de l'artiste|nombre del artista|artista|nome dell'artista|nome do artista|naam artiest) \d+$/
/** Notes around a heading: `*Title`, `title:`, `Title (required)`. */
const HEADING_MARKS = /^\*{1,3}|[*:]{1,3}$|\s\((?:required|optional)\)$/gi

const fieldByHeading = new Map(
  (Object.keys(columnHeadings) as ColumnField[]).flatMap((field) =>
    splitHeadings(columnHeadings[field]).map((heading) => [heading, field] as const),
  ),
)
const MAX_HEADING_CHARACTERS = 80

const fallbackTitles = splitHeadings(fallbackTitleHeadings)

/** Finds the columns that a header row names. Of two equal headings the first counts. */
export function findColumns(header: string[]): Columns {
  const columns: Columns = {}
  const headings = header.map(foldHeading)
  headings.forEach((heading, index) => {
    const field = NUMBERED_ARTIST.test(heading) ? 'artists' : fieldByHeading.get(heading)
    if (field === undefined) return
    if (columns[field] === undefined) columns[field] = [index]
    else if (NUMBERED_ARTIST.test(heading)) columns[field].push(index)
  })
  const fallback = fallbackTitles.find((title) => headings.includes(title))
  if (columns.title === undefined && fallback !== undefined)
    columns.title = [headings.indexOf(fallback)]
  return columns
}

/** True if a cell is a heading of any column. */
export function isHeading(cell: string): boolean {
  if (cell === '' || cell.length > MAX_HEADING_CHARACTERS) return false
  const heading = foldHeading(cell)
  return fieldByHeading.has(heading) || fallbackTitles.includes(heading)
}

/** True for a table with columns for artist and album alone. */
export const isListOfAlbums = ({ title, album, artists, ...others }: Columns): boolean =>
  title === undefined &&
  album !== undefined &&
  artists !== undefined &&
  [others.video, others.spotify, others.location].every((column) => column === undefined)

/** Returns a field of a row, at most 1,000 characters; empty if the row or the header lacks it. */
export function readCell(cells: string[], columns: Columns, field: ColumnField): string {
  return boundText(readRawCell(cells, columns, field))
}

/** The same without a limit, for paths, URLs and lists of names. Do not apply regular expressions to it. */
export function readRawCell(cells: string[], columns: Columns, field: ColumnField): string {
  return cells[columns[field]?.[0] ?? -1]?.trim() ?? ''
}

function splitHeadings(headings: string): string[] {
  return headings.split('|').map(foldHeading)
}

/** Folds case, accents, spaces, dashes, underscores, `camelCase` and plurals such as `(s)` of a heading. */
function foldHeading(heading: string): string {
  const plain = limitMarks(
    boundText(heading).replace(HEADING_MARKS, '').replace(HUMPS, ' ').replace(PLURAL, ''),
  )
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  return plain
    .replace(/[’`´]/g, "'")
    .replace(/[\s_.\-‐‑–]+/g, ' ')
    .trim()
}
