import type { Columns } from './columns'
import type { CsvDialect } from './csv-rows'
import type { CsvFormat } from './types'

/** The columns of a delimited text, and where its rows begin. */
export type CsvHeader = {
  format: CsvFormat
  dialect: CsvDialect
  columns: Columns
  /** The number of rows before the first track, the header included. */
  rowsBefore: number
  /** From the row about the playlist at the start of older Takeout files; null for other files. */
  playlistName: string | null
}
