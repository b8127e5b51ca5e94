import { boundedDescription } from '@/lib/song-text/clean-text'
import { cellOf, wholeCellOf } from './columns'
import { type CsvHeader, csvHeader } from './csv-header'
import { csvRows } from './csv-rows'
import { csvTrack } from './csv-track'
import type { Field } from './header-words'
import { onItsLines, unguarded } from './own-cells'
import { ownPlaylistEvent } from './own-json'
import type { ImportEvent, Reader } from './types'

const LIKED = /^favou?rites?$/i

/**
 * Reads every delimited format: our own, Exportify, TuneMyMusic, Soundiiz, Takeout, and any with a header.
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
    if (isListAlone(row.cells, header)) continue
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
    const said = playlistIn(cells, header)
    const name = said.name || header.playlistName || fallbackName
    const key = said.externalId ?? `${said.kind} ${name}`
    if (key === current) return
    const start = { ...said, name }
    yield seen.has(key) ? { ...start, continues: true } : start
    seen.add(key)
    current = key
  }
}

type PlaylistEvent = Extract<ImportEvent, { type: 'playlist' }>

/** What a row says of its playlist; only our own files say more than a name. */
function playlistIn(cells: string[], header: CsvHeader): PlaylistEvent {
  const cell = (field: Field) => cellOf(cells, header.columns, field)
  const kind = isLiked(cells, header) ? 'liked' : 'playlist'
  if (header.format !== 'riffle-csv') {
    return { type: 'playlist', name: cell('playlist'), description: null, externalId: null, kind }
  }
  const description = boundedDescription(wholeCellOf(cells, header.columns, 'description'))
  const said = {
    id: cell('playlistId'),
    name: unguarded(cell('playlist')),
    description: onItsLines(unguarded(description)),
  }
  return ownPlaylistEvent(said, '')
}

/** Our own files tell of a playlist without tracks in a row that says nothing but that. */
function isListAlone(cells: string[], { format, columns }: CsvHeader): boolean {
  if (format !== 'riffle-csv') return false
  const ofList = (['playlist', 'description', 'playlistId'] as const).flatMap(
    (field) => columns[field] ?? [],
  )
  return cells.every((cell, index) => cell.trim() === '' || ofList.includes(index))
}

function isLiked(cells: string[], { format, columns }: CsvHeader): boolean {
  return format === 'tunemymusic' && LIKED.test(cellOf(cells, columns, 'type'))
}
