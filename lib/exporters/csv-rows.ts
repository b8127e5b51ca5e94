import { guardCell } from '@/lib/importers/own-cells'

/** Excel needs it at the start of a file to read UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** Formats a row of CSV (RFC 4180) that spreadsheets evaluate no cell of. */
export const formatRow = (cells: string[]): string =>
  `${cells.map((cell) => `"${guardCell(cell).replaceAll('"', '""')}"`).join(',')}\r\n`
