import { countLineBreaks, skipSpaces } from './text-scanners'

/** `line` is where the row starts, counted from 1. */
export type CsvRow = { line: number; cells: string[] }

const MAX_CELLS = 1000
const MAX_CELL_CHARACTERS = 32 * 1024
const MAX_QUOTED_LINES = 100
const MAX_SPACES = 100

type Step = 'more' | 'cell' | 'row'
type QuoteScan =
  | { state: 'open'; from: number; lines: number }
  | { state: 'closed'; quote: number; end: number; lines: number }
  | { state: 'more' }
  | { state: 'unclosed' }

const isTooLong = (characters: number, lines: number) =>
  lines > MAX_QUOTED_LINES || characters > MAX_CELL_CHARACTERS

/**
 * Splits RFC 4180 text into rows as a stream, in linear time. Accepts common errors: any line ending,
 * rows of any length, spaces around quotes, a quote inside a quoted cell, and a quote that is never
 * closed. Such a quote (more than 100 lines or 32,768 characters) counts as an ordinary character,
 * and its line is read again without quotes: the error affects one row, not the rest of the file.
 */
export class CsvScanner {
  readonly #delimiter: string
  #text = ''
  #at = 0
  #line = 1
  #startLine = 1
  #cells: string[] = []
  #plain = ''
  #isInPlainCell = false
  #ignoresQuotes = false
  /** No quoted cell ends before the index `to`, which is in line `line`. */
  #unclosed = { to: 0, line: 1 }

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** Adds a piece of text and yields the rows that it completes. */
  *push(piece: string): Generator<CsvRow> {
    this.#text = this.#text.slice(this.#at) + piece
    this.#unclosed.to -= this.#at
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
    if (this.#isInPlainCell || this.#ignoresQuotes) return this.#readPlain(isLast)
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
    return this.#endCell(this.#plain, end)
  }

  #readQuoted(open: number, isLast: boolean): Step {
    let scan: QuoteScan = { state: 'open', from: open + 1, lines: 0 }
    while (scan.state === 'open') scan = this.#scanToQuote(open, scan, isLast)
    if (scan.state === 'more') return 'more'
    if (scan.state === 'unclosed') {
      this.#ignoresQuotes = true
      return this.#readPlain(isLast)
    }
    this.#line += scan.lines
    const cell = this.#text.slice(open + 1, scan.quote).replaceAll('""', '"')
    return this.#endCell(cell, scan.end)
  }

  #scanToQuote(open: number, start: { from: number; lines: number }, isLast: boolean): QuoteScan {
    const text = this.#text
    const isScanned = start.from < this.#unclosed.to && text[start.from] !== '"'
    const from = isScanned ? this.#unclosed.to : start.from
    const quote = text.indexOf('"', from)
    const to = quote === -1 ? text.length : quote
    const linesBefore = isScanned ? this.#unclosed.line - this.#line : start.lines
    const lines = linesBefore + countLineBreaks(text, from, to)
    if (isTooLong(to - open, lines)) {
      this.#unclosed = { to, line: this.#line + lines }
      return { state: 'unclosed' }
    }
    if (quote === -1) return isLast ? { state: 'unclosed' } : { state: 'more' }
    if (text[quote + 1] === '"') return { state: 'open', from: quote + 2, lines }
    const end = skipSpaces(text, quote + 1, MAX_SPACES)
    if (this.#needsMore(end, isLast)) return { state: 'more' }
    const isClosed = end === text.length || this.#isEnd(end)
    return isClosed
      ? { state: 'closed', quote, end, lines }
      : { state: 'open', from: quote + 1, lines }
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
