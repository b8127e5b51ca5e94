/**
 * How a writer quotes cells: inner quotes doubled (RFC 4180), escaped by a backslash, not marked at
 * all, or no quoting: quotes are characters as others.
 */
export const QUOTE_STYLES = ['doubled', 'backslash', 'bare', 'none'] as const
export type QuoteStyle = (typeof QUOTE_STYLES)[number]

/** The rules of a file: its style, and whether all cells are quoted. */
export type CsvQuotes = { style: QuoteStyle; isAllQuoted: boolean }

export const RFC_QUOTES: CsvQuotes = { style: 'doubled', isAllQuoted: false }

/** Returns the text of a quoted cell without the marks of its inner quotes. */
export function unescapeQuotes(text: string, style: QuoteStyle): string {
  if (style === 'bare') return text
  const plain = style === 'backslash' ? text.replace(/\\(["\\])/g, '$1') : text
  return plain.replaceAll('""', '"')
}

/** Returns a cell of a file without quoting. A writer of tables may quote some cells of it. */
export function unwrapQuotes(cell: string): string {
  const text = cell.trim()
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return cell
  const inner = text.slice(1, -1)
  return inner.replaceAll('""', '').includes('"') ? cell : inner.replaceAll('""', '"')
}

/** True if the quote at an index follows an odd number of backslashes. */
export function isEscaped(text: string, quote: number): boolean {
  let at = quote - 1
  while (text[at] === '\\') at--
  return (quote - 1 - at) % 2 === 1
}
