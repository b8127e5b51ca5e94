import type { CsvQuotes } from './csv-quotes'
import { type CsvRow, CsvScanner } from './csv-scanner'

/** The delimiter and the quotes of a file. */
export type CsvDialect = { delimiter: string; quotes: CsvQuotes }

/** Reads the rows of a delimited text without blank lines. `CsvScanner` lists the errors it accepts. */
export async function* readCsvRows(
  text: AsyncIterable<string>,
  { delimiter, quotes }: CsvDialect,
): AsyncGenerator<CsvRow> {
  const scanner = new CsvScanner(delimiter, quotes)
  for await (const piece of text) yield* scanner.push(piece)
  yield* scanner.end()
}

/** Returns the rows of a text that is in memory. */
export function parseCsvRows(text: string, { delimiter, quotes }: CsvDialect): CsvRow[] {
  const scanner = new CsvScanner(delimiter, quotes)
  return [...scanner.push(text), ...scanner.end()]
}
