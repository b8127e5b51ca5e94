import { boundText, limitMarks } from '@/lib/song-text/clean-text'
import { type ColumnField, columnHeadings, fallbackTitleHeadings } from './column-headings'

/** The indexes of the cells that hold each field; artists may have several columns. */
export type Columns = Partial<Record<ColumnField, number[]>>

const HUMPS = /(?<=\p{Ll})(?=\p{Lu})/gu
const PLURAL = /\((?:s|e?n|e|i)\)/g
const NUMBERED_ARTIST = /^artist( name)? \d+$/

const fieldByHeading = new Map(
  (Object.keys(columnHeadings) as ColumnField[]).flatMap((field) =>
    splitHeadings(columnHeadings[field]).map((heading) => [heading, field] as const),
  ),
)
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
  const plain = limitMarks(boundText(heading).replace(HUMPS, ' ').replace(PLURAL, ''))
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  return plain
    .replace(/[’`´]/g, "'")
    .replace(/[\s_\-‐‑–]+/g, ' ')
    .trim()
}
