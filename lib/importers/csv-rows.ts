import { type CsvRow, CsvScanner } from './csv-scanner'

/** Reads the rows of a delimited text without blank lines. `CsvScanner` lists the errors it accepts. */
export async function* readCsvRows(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<CsvRow> {
  const scanner = new CsvScanner(delimiter)
  for await (const piece of text) yield* scanner.push(piece)
  yield* scanner.end()
}

/** Returns the rows of a text that is in memory. */
export function parseCsvRows(text: string, delimiter: string): CsvRow[] {
  const scanner = new CsvScanner(delimiter)
  return [...scanner.push(text), ...scanner.end()]
}
