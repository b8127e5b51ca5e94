import { type CsvRow, CsvScanner } from './csv-scanner'

/** The rows of a delimited text, blank lines left out; `CsvScanner` says what is forgiven. */
export async function* csvRows(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<CsvRow> {
  const scanner = new CsvScanner(delimiter)
  for await (const piece of text) yield* scanner.push(piece)
  yield* scanner.end()
}

/** The rows of a text that is at hand whole. */
export function csvRowsOf(text: string, delimiter: string): CsvRow[] {
  const scanner = new CsvScanner(delimiter)
  return [...scanner.push(text), ...scanner.end()]
}
