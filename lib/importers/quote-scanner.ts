import { type CsvQuotes, isEscaped } from './csv-quotes'
import { countLineBreaks, skipSpaces } from './text-scanners'

const MAX_CELL_CHARACTERS = 32 * 1024
const MAX_QUOTED_LINES = 100
const MAX_SPACES = 100
/** The characters after a quote that decide whether it closes the cell, beside spaces. */
const LOOKAHEAD_CHARACTERS = 4

export type QuoteScan =
  | { state: 'closed'; quote: number; end: number; lines: number }
  | { state: 'more' }
  | { state: 'unclosed' }

type Cell = { open: number; line: number; isLast: boolean }
/** The scanned part of a cell. `hasLone` is true after an inner quote that is not marked. */
type Progress = { from: number; lines: number; hasLone: boolean }

const isTooLong = (characters: number, lines: number) =>
  lines > MAX_QUOTED_LINES || characters > MAX_CELL_CHARACTERS

/** Finds the quote that closes a cell. */
export class QuoteScanner {
  readonly #delimiter: string
  readonly #quotes: CsvQuotes
  /** No quoted cell ends before the index `to`, which is in line `line`. */
  #unclosed = { to: 0, line: 1 }

  constructor(delimiter: string, quotes: CsvQuotes) {
    this.#delimiter = delimiter
    this.#quotes = quotes
  }

  /** Moves indexes after `count` characters were removed from the start of the text. */
  shift(count: number): void {
    this.#unclosed.to -= count
  }

  scan(text: string, cell: Cell): QuoteScan {
    let progress: Progress = { from: cell.open + 1, lines: 0, hasLone: false }
    for (;;) {
      const step = this.#scanToQuote(text, cell, progress)
      if ('state' in step) return step
      progress = step
    }
  }

  #scanToQuote(text: string, cell: Cell, progress: Progress): QuoteScan | Progress {
    const { open, line, isLast } = cell
    const isScanned = progress.from < this.#unclosed.to && text[progress.from] !== '"'
    const from = isScanned ? this.#unclosed.to : progress.from
    const quote = text.indexOf('"', from)
    const to = quote === -1 ? text.length : quote
    const linesBefore = isScanned ? this.#unclosed.line - line : progress.lines
    const lines = linesBefore + countLineBreaks(text, from, to)
    if (isTooLong(to - open, lines)) {
      this.#unclosed = { to, line: line + lines }
      return { state: 'unclosed' }
    }
    if (quote === -1) return isLast ? { state: 'unclosed' } : { state: 'more' }
    if (!isLast && text.length < quote + LOOKAHEAD_CHARACTERS + MAX_SPACES) {
      if (this.#needsMore(text, quote)) return { state: 'more' }
    }
    return this.#judge(text, quote, { ...progress, lines })
  }

  /** Decides whether a quote closes the cell, or belongs to it. */
  #judge(text: string, quote: number, progress: Progress): QuoteScan | Progress {
    const { style } = this.#quotes
    const { lines, hasLone } = progress
    if (style === 'backslash' && isEscaped(text, quote) && !this.#isPathEnd(text, quote))
      return { ...progress, from: quote + 1 }
    if (text[quote + 1] === '"' && style !== 'bare') {
      const end = skipSpaces(text, quote + 2, MAX_SPACES)
      const closes = this.#isEnd(text, end) && (hasLone || this.#isLoneAfter(text, end))
      return closes
        ? { state: 'closed', quote: quote + 1, end, lines }
        : { ...progress, from: quote + 2 }
    }
    const end = skipSpaces(text, quote + 1, MAX_SPACES)
    return this.#isEnd(text, end) && this.#isCellEnd(text, end)
      ? { state: 'closed', quote, end, lines }
      : { from: quote + 1, lines, hasLone: true }
  }

  /** In a file that quotes all cells, the next cell begins with a quote. */
  #isCellEnd(text: string, end: number): boolean {
    if (!this.#quotes.isAllQuoted || text[end] !== this.#delimiter) return true
    return text[skipSpaces(text, end + 1, MAX_SPACES)] === '"'
  }

  /** True for `"","x`: a correct writer doubles or closes the quote after the delimiter. */
  #isLoneAfter(text: string, end: number): boolean {
    if (text[end] !== this.#delimiter) return false
    const next = skipSpaces(text, end + 1, MAX_SPACES)
    return (
      text[next] === '"' &&
      text[next + 1] !== '"' &&
      next + 1 < text.length &&
      !this.#isEnd(text, next + 1)
    )
  }

  /** True for the backslash at the end of a Windows path, as in `"C:\Music\","…"`. */
  #isPathEnd(text: string, quote: number): boolean {
    const end = skipSpaces(text, quote + 1, MAX_SPACES)
    return (
      text[end] === this.#delimiter &&
      text[skipSpaces(text, end + 1, MAX_SPACES)] === '"' &&
      this.#quotes.isAllQuoted
    )
  }

  /** True if the text ends before the characters that decide about a quote. */
  #needsMore(text: string, quote: number): boolean {
    const pair = text[quote + 1] === '"' ? 2 : 1
    const end = skipSpaces(text, quote + pair, MAX_SPACES)
    if (end >= text.length) return true
    if (text[end] === '\r') return end + 1 >= text.length
    if (text[end] !== this.#delimiter) return false
    const next = skipSpaces(text, end + 1, MAX_SPACES)
    return next >= text.length || (text[next] === '"' && next + 1 >= text.length)
  }

  #isEnd(text: string, at: number): boolean {
    const character = text[at]
    return (
      at >= text.length || character === this.#delimiter || character === '\n' || character === '\r'
    )
  }
}
