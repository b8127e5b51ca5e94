import { cellOf } from './columns'
import { type CsvHeader, csvHeader } from './csv-header'
import { csvRows } from './csv-rows'
import { csvTrack } from './csv-track'
import type { ImportEvent, Reader } from './types'

const LIKED = /^favou?rites?$/i

/**
 * Reads every delimited format: Exportify, TuneMyMusic, Soundiiz, Takeout, and any with a header.
 * A row is a record with something in it; one that is blank, or all delimiters, is none.
 */
export const readCsv: Reader = async function* (text, { head, fallbackName }) {
  const header = csvHeader(head)
  if (header === null) return
  const { format, delimiter, columns, rowsBefore } = header
  const playlistAt = playlistTeller(header, fallbackName)
  if (columns.playlist === undefined) yield* playlistAt([])
  let seen = 0
  for await (const row of csvRows(text, delimiter)) {
    if (seen++ < rowsBefore || row.cells.every((cell) => cell.trim() === '')) continue
    if (columns.playlist !== undefined) yield* playlistAt(row.cells)
    const event = csvTrack(row, columns, format)
    if (event.type === 'track' && isLiked(row.cells, header)) event.track.liked = true
    yield event
  }
}

/** Gives a playlist event whenever a row belongs to another playlist than the row before it. */
function playlistTeller(header: CsvHeader, fallbackName: string) {
  const seen = new Set<string>()
  let current = ''
  return function* (cells: string[]): Generator<ImportEvent> {
    const kind = isLiked(cells, header) ? 'liked' : 'playlist'
    const name = cellOf(cells, header.columns, 'playlist') || header.playlistName || fallbackName
    const key = `${kind} ${name}`
    if (key === current) return
    const start = { type: 'playlist', name, description: null, externalId: null, kind } as const
    yield seen.has(key) ? { ...start, continues: true } : start
    seen.add(key)
    current = key
  }
}

function isLiked(cells: string[], { format, columns }: CsvHeader): boolean {
  return format === 'tunemymusic' && LIKED.test(cellOf(cells, columns, 'type'))
}
