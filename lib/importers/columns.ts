import { bounded, withoutManyMarks } from '@/lib/song-text/clean-text'
import { type Field, headerWords, weakTitleWords } from './header-words'

/** Which cells of a row hold which field; artists may be spread over several. */
export type Columns = Partial<Record<Field, number[]>>

const NUMBERED_ARTIST = /^artist( name)? \d+$/

const fieldOf = new Map(
  (Object.keys(headerWords) as Field[]).flatMap((field) =>
    headings(headerWords[field]).map((word) => [word, field] as const),
  ),
)
const weakTitles = headings(weakTitleWords)

/** Finds the columns a header row names; a word that comes twice counts the first time. */
export function columnsOf(header: string[]): Columns {
  const columns: Columns = {}
  const words = header.map(heading)
  words.forEach((word, index) => {
    const field = NUMBERED_ARTIST.test(word) ? 'artists' : fieldOf.get(word)
    if (field === undefined) return
    if (columns[field] === undefined) columns[field] = [index]
    else if (NUMBERED_ARTIST.test(word)) columns[field].push(index)
  })
  const weak = weakTitles.find((word) => words.includes(word))
  if (columns.title === undefined && weak !== undefined) columns.title = [words.indexOf(weak)]
  return columns
}

/** The text of a field in a row, cut; empty where the row is too short or the column absent. */
export function cellOf(cells: string[], columns: Columns, field: Field): string {
  return bounded(wholeCellOf(cells, columns, field))
}

/** The same uncut, for paths, addresses and lists of names: no expression may run over it. */
export function wholeCellOf(cells: string[], columns: Columns, field: Field): string {
  return cells[columns[field]?.[0] ?? -1]?.trim() ?? ''
}

function headings(words: string): string[] {
  return words.split('|').map(heading)
}

/** A heading without case, accents, or the choice between space, dash and underscore. */
function heading(word: string): string {
  const plain = withoutManyMarks(bounded(word))
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  return plain
    .replace(/[’`´]/g, "'")
    .replace(/[\s_\-‐‑–]+/g, ' ')
    .trim()
}
