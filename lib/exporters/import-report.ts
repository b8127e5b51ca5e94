import { joinNames } from '@/lib/importers/own-cells'
import { BYTE_ORDER_MARK, formatRow } from './csv-rows'

/** A track that an import added or removed, or a row that it skipped. */
export type ReportRow =
  | {
      result: 'created' | 'matched' | 'removed' | 'pending'
      /** The name of the playlist; null if it was deleted. */
      playlist: string | null
      songId: string
      title: string
      artists: string[]
    }
  | {
      result: 'skipped'
      line: number
      text: string
      code: string
      reason: string
      advice: string | null
    }

type Rows = AsyncIterable<ReportRow>
type ReportFormat = {
  type: string
  extension: string
  /** Writes the file in chunks; `summary` is any value of JSON. */
  write: (summary: unknown, rows: Rows) => AsyncGenerator<string>
}

const COLUMNS = [
  'Result',
  'Playlist',
  'Title',
  'Artists',
  'Line',
  'Row',
  'Code',
  'Reason',
  'Advice',
]

const toCells = (row: ReportRow): string[] =>
  row.result === 'skipped'
    ? [
        ...[row.result, '', '', '', row.line > 0 ? String(row.line) : ''],
        ...[row.text, row.code, row.reason, row.advice ?? ''],
      ]
    : [row.result, row.playlist ?? '', row.title, joinNames(row.artists), '', '', '', '', '']

async function* writeCsv(_summary: unknown, rows: Rows): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + formatRow(COLUMNS)
  for await (const row of rows) yield formatRow(toCells(row))
}

async function* writeJson(summary: unknown, rows: Rows): AsyncGenerator<string> {
  yield `{"import":${JSON.stringify(summary)},"rows":[`
  let separator = '\n'
  for await (const row of rows) {
    yield `${separator}${JSON.stringify(row)}`
    separator = ',\n'
  }
  yield '\n]}\n'
}

/** The report of an import as a file, by format. */
export const reportFormats: Record<'json' | 'csv', ReportFormat> = {
  json: { type: 'application/json', extension: 'json', write: writeJson },
  csv: { type: 'text/csv', extension: 'csv', write: writeCsv },
}
