import { type CsvQuotes, RFC_QUOTES, unescapeQuotes, unwrapQuotes } from './csv-quotes'
import { QuoteScanner } from './quote-scanner'
import { skipSpaces } from './text-scanners'

/** `line` is where the row starts, counted from 1. */
export type CsvRow = { line: number; cells: string[] }

const MAX_CELLS = 1000
const MAX_CELL_CHARACTERS = 32 * 1024
const MAX_SPACES = 100

type Step = 'more' | 'cell' | 'row'

/**
 * Splits delimited text into rows as a stream, in linear time. Accepts common errors: any line ending,
 * rows of any length, spaces around quotes, a quote inside a quoted cell, and a quote that is never
 * closed. Such a quote (more than 100 lines or 32,768 characters) counts as an ordinary character,
 * and its line is read again without quotes: the error affects one row, not the rest of the file.
 */
export class CsvScanner {
  readonly #delimiter: string
  readonly #quotes: CsvQuotes
  readonly #quoteScanner: QuoteScanner
  #text = ''
  #at = 0
  #line = 1
  #startLine = 1
  #cells: string[] = []
  #plain = ''
  #isInPlainCell = false
  #ignoresQuotes = false

  constructor(delimiter: string, quotes: CsvQuotes = RFC_QUOTES) {
    this.#delimiter = delimiter
    this.#quotes = quotes
    this.#quoteScanner = new QuoteScanner(delimiter, quotes)
  }

  /** Adds a piece of text and yields the rows that it completes. */
  *push(piece: string): Generator<CsvRow> {
    this.#text = this.#text.slice(this.#at) + piece
    this.#quoteScanner.shift(this.#at)
    this.#at = 0
    yield* this.#rows(false)
  }

  /** Yields the last row after all text was added. */
  *end(): Generator<CsvRow> {
    yield* this.#rows(true)
  }

  *#rows(isLast: boolean): Generator<CsvRow> {
    while (this.#at < this.#text.length || (isLast && this.#isRowOpen())) {
      const step = this.#readCell(isLast)
      if (step === 'more') return
      if (step === 'row') yield* this.#endRow()
    }
  }

  #isRowOpen(): boolean {
    return this.#isInPlainCell || this.#cells.length > 0
  }

  #readCell(isLast: boolean): Step {
    if (this.#isInPlainCell || this.#ignoresQuotes || this.#quotes.style === 'none')
      return this.#readPlain(isLast)
    const start = skipSpaces(this.#text, this.#at, MAX_SPACES)
    if (start === this.#text.length && !isLast) return 'more'
    return this.#text[start] === '"' ? this.#readQuoted(start, isLast) : this.#readPlain(isLast)
  }

  #readPlain(isLast: boolean): Step {
    let end = this.#at
    while (end < this.#text.length && !this.#isEnd(end)) end++
    const room = Math.max(0, MAX_CELL_CHARACTERS - this.#plain.length)
    this.#plain += this.#text.slice(this.#at, Math.min(end, this.#at + room))
    this.#at = end
    this.#isInPlainCell = true
    if (this.#needsMore(end, isLast)) return 'more'
    return this.#endCell(
      this.#quotes.style === 'none' ? unwrapQuotes(this.#plain) : this.#plain,
      end,
    )
  }

  #readQuoted(open: number, isLast: boolean): Step {
    const scan = this.#quoteScanner.scan(this.#text, { open, line: this.#line, isLast })
    if (scan.state === 'more') return 'more'
    if (scan.state === 'unclosed') {
      this.#ignoresQuotes = true
      return this.#readPlain(isLast)
    }
    this.#line += scan.lines
    return this.#endCell(
      unescapeQuotes(this.#text.slice(open + 1, scan.quote), this.#quotes.style),
      scan.end,
    )
  }

  /** Closes a cell before `end`, which is a delimiter, a line break or the end of the text. */
  #endCell(cell: string, end: number): Step {
    if (this.#cells.length < MAX_CELLS) this.#cells.push(cell)
    this.#plain = ''
    this.#isInPlainCell = false
    const isCell = this.#text[end] === this.#delimiter
    const isWindowsBreak = this.#text[end] === '\r' && this.#text[end + 1] === '\n'
    this.#at = Math.min(end + (isWindowsBreak ? 2 : 1), this.#text.length)
    if (isCell) return 'cell'
    this.#line++
    return 'row'
  }

  *#endRow(): Generator<CsvRow> {
    const row = { line: this.#startLine, cells: this.#cells }
    this.#cells = []
    this.#startLine = this.#line
    this.#ignoresQuotes = false
    if (row.cells.length > 1 || row.cells[0]?.trim()) yield row
  }

  /** True if the next character is needed: a CR may be half of a line break. */
  #needsMore(end: number, isLast: boolean): boolean {
    if (isLast) return false
    return end === this.#text.length || (this.#text[end] === '\r' && end + 1 === this.#text.length)
  }

  #isEnd(at: number): boolean {
    const character = this.#text[at]
    return character === this.#delimiter || character === '\n' || character === '\r'
  }
}
