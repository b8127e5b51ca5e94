/** `line` is where the row starts, counted from 1. */
export type CsvRow = { line: number; cells: string[] }

const MOST_CELLS = 1000
const MOST_CELL_CHARACTERS = 32 * 1024
const MOST_QUOTED_LINES = 100
const MOST_SPACES = 100

type Step = 'more' | 'cell' | 'row'

/**
 * Splits RFC 4180 text into rows as it comes, and forgives what real files do: any line ending,
 * rows of any length, spaces around quotes, a quote inside a quoted cell, and a quote that is
 * never closed. Such a quote (100 lines or 32,768 characters on) is taken for an ordinary
 * character, and its line is read again without quotes: it costs one row, not the file.
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
  /** No quoted cell ends before this place; `line` is the place's. */
  #unclosed = { to: 0, line: 1 }

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** Takes the next piece of text and gives the rows it completes. */
  *push(piece: string): Generator<CsvRow> {
    this.#text = this.#text.slice(this.#at) + piece
    this.#unclosed.to -= this.#at
    this.#at = 0
    yield* this.#rows(false)
  }

  /** Gives what is left when no more text comes. */
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
    const start = this.#afterSpaces(this.#at)
    if (start === this.#text.length && !isLast) return 'more'
    return this.#text[start] === '"' ? this.#readQuoted(start, isLast) : this.#readPlain(isLast)
  }

  #readPlain(isLast: boolean): Step {
    let end = this.#at
    while (end < this.#text.length && !this.#isEnd(end)) end++
    this.#plain += this.#text.slice(this.#at, Math.min(end, this.#at + this.#room()))
    this.#at = end
    this.#isInPlainCell = true
    if (this.#needsMore(end, isLast)) return 'more'
    return this.#endCell(this.#plain, end)
  }

  #readQuoted(open: number, isLast: boolean): Step {
    let lines = 0
    const isTooLong = (at: number) => lines > MOST_QUOTED_LINES || at - open > MOST_CELL_CHARACTERS
    for (let from = open + 1; ; ) {
      if (from < this.#unclosed.to && this.#text[from] !== '"') {
        from = this.#unclosed.to
        lines = this.#unclosed.line - this.#line
        if (isTooLong(from)) break
      }
      const quote = this.#text.indexOf('"', from)
      const to = quote === -1 ? this.#text.length : quote
      lines += this.#breaksBetween(from, to)
      if (isTooLong(to)) {
        this.#unclosed = { to, line: this.#line + lines }
        break
      }
      if (quote === -1 && !isLast) return 'more'
      if (quote === -1) break
      if (this.#text[quote + 1] === '"') {
        from = quote + 2
        continue
      }
      const end = this.#afterSpaces(quote + 1)
      if (this.#needsMore(end, isLast)) return 'more'
      if (end === this.#text.length || this.#isEnd(end)) {
        this.#line += lines
        return this.#endCell(this.#text.slice(open + 1, quote).replaceAll('""', '"'), end)
      }
      from = quote + 1
    }
    this.#ignoresQuotes = true
    return this.#readPlain(isLast)
  }

  /** Closes a cell before `end`, which is a delimiter, a line break or the end of the text. */
  #endCell(cell: string, end: number): Step {
    if (this.#cells.length < MOST_CELLS) this.#cells.push(cell)
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

  /** Whether the character after `end` must be known to go on: a CR may be half a line break. */
  #needsMore(end: number, isLast: boolean): boolean {
    if (isLast) return false
    return end === this.#text.length || (this.#text[end] === '\r' && end + 1 === this.#text.length)
  }

  #isEnd(at: number): boolean {
    const character = this.#text[at]
    return character === this.#delimiter || character === '\n' || character === '\r'
  }

  #afterSpaces(at: number): number {
    let after = at
    while (this.#text[after] === ' ' && after - at < MOST_SPACES) after++
    return after
  }

  #breaksBetween(from: number, to: number): number {
    const part = this.#text.slice(from, to)
    let breaks = part.includes('\r') ? (part.match(/\r(?!\n)/g)?.length ?? 0) : 0
    for (let at = part.indexOf('\n'); at !== -1; at = part.indexOf('\n', at + 1)) breaks++
    return breaks
  }

  #room(): number {
    return Math.max(0, MOST_CELL_CHARACTERS - this.#plain.length)
  }
}
