import { type CsvQuotes, isEscaped, QUOTE_STYLES, type QuoteStyle, RFC_QUOTES } from './csv-quotes'
import { type CsvDialect, parseCsvRows } from './csv-rows'
import type { CsvRow } from './csv-scanner'

const DELIMITERS = [',', ';', '\t', '|']
/** A row with line breaks in cells may have swallowed the next rows. */
const BROKEN_ROW_COST = 0.3

/** The rows at the start of a file, and the dialect that splits them best. */
export type CsvSample = { dialect: CsvDialect; rows: CsvRow[] }

/** Returns the rows of the start of a file for each delimiter. */
export const sampleTables = (head: string): CsvSample[] =>
  DELIMITERS.map((delimiter) => sampleCsv(head, delimiter))

/**
 * Returns the rows of the start of a file for a delimiter. Tries the styles of quotes that occur, and
 * chooses the one with the most lines in rows of one width.
 */
function sampleCsv(head: string, delimiter: string): CsvSample {
  const samples = findQuotes(head, delimiter).map((quotes) => {
    const dialect = { delimiter, quotes }
    const rows = parseCsvRows(head, dialect)
    return { dialect, rows, rating: rateRows(rows) }
  })
  const [first, ...others] = samples
  const best = others.reduce((one, other) => (other.rating > one.rating ? other : one), first!)
  return { dialect: best.dialect, rows: best.rows }
}

function findQuotes(head: string, delimiter: string): CsvQuotes[] {
  if (delimiter === '\t' && !head.includes('"')) return [{ style: 'none', isAllQuoted: false }]
  if (!head.includes('"')) return [RFC_QUOTES]
  const isAllQuoted = isRowQuoted(head, delimiter)
  const hasBackslash = findUnclosingEscape(head, delimiter)
  return QUOTE_STYLES.filter((style) => style !== 'backslash' || hasBackslash).map(
    (style): CsvQuotes => ({ style, isAllQuoted: isAllQuoted && isStrict(style) }),
  )
}

/** A correct file needs no further rule to find the ends of cells. */
const isStrict = (style: QuoteStyle): boolean => style === 'bare' || style === 'backslash'

/** True if all cells of the first two lines are quoted. */
function isRowQuoted(head: string, delimiter: string): boolean {
  const lines = head.split(/[\r\n]+/, 3).filter((line) => line.trim() !== '')
  return lines.slice(0, 2).every((line) => {
    const text = line.trim()
    return text.startsWith('"') && text.endsWith('"') && text.includes(`"${delimiter}`)
  })
}

/** True if a quote after a backslash does not end a cell. */
function findUnclosingEscape(head: string, delimiter: string): boolean {
  for (let at = head.indexOf('\\"'); at !== -1; at = head.indexOf('\\"', at + 2)) {
    const next = head[at + 2] ?? '\n'
    if (isEscaped(head, at + 1) && next !== delimiter && next !== '\n' && next !== '\r') return true
  }
  return false
}

/** Returns how many lines belong to rows of the most frequent width, less a cost for broken rows. */
function rateRows(rows: CsvRow[]): number {
  const lines = new Map<number, number>()
  for (const [at, { line, cells }] of rows.entries()) {
    const span = (rows[at + 1]?.line ?? line + 1) - line
    lines.set(cells.length, (lines.get(cells.length) ?? 0) + span)
  }
  lines.delete(1)
  const broken = rows.filter(({ cells }) => cells.some((cell) => cell.includes('\n'))).length
  return Math.max(0, ...lines.values()) - broken * BROKEN_ROW_COST
}
