import { readCsv } from './csv'
import { decodeText, inPieces } from './decode-text'
import { detectFormat } from './detect'
import { readItunes } from './itunes'
import { readJson } from './json'
import { readM3u } from './m3u'
import { readPlainList } from './plain-list'
import { nameFromFile } from './playlist-name'
import { readPls } from './pls'
import { takeHead } from './take-head'
import type { Format, ImportEvent, Reader } from './types'
import { unrecognised, whatBytesAre } from './unrecognised'
import { readXspf } from './xspf'

const HEAD_BYTES = 4096
const HEAD_CHARACTERS = 32 * 1024

const readers: Record<Format, Reader> = {
  riffle: readJson,
  'riffle-csv': readCsv,
  exportify: readCsv,
  tunemymusic: readCsv,
  soundiiz: readCsv,
  csv: readCsv,
  takeout: readCsv,
  'spotify-data': readJson,
  jspf: readJson,
  m3u: readM3u,
  pls: readPls,
  xspf: readXspf,
  itunes: readItunes,
  text: readPlainList,
}

type Options = { fileName: string | null }
type OpenFile = { format: Format; events: AsyncGenerator<ImportEvent> }

/**
 * Finds out what a playlist file is, by its content alone, and reads it as it streams.
 * Every row of the file becomes one track or one skip. Throws AppError `unrecognised_format` for
 * what is no playlist. The caller limits the size: JSON is held whole, all else a piece at a time.
 */
export async function openPlaylistFile(
  chunks: AsyncIterable<Uint8Array>,
  { fileName }: Options,
): Promise<OpenFile> {
  const bytes = await takeHead(inPieces(chunks), HEAD_BYTES)
  const start = joined(bytes.head)
  if (whatBytesAre(start) !== null) {
    await bytes.close()
    throw unrecognised(start, '')
  }
  const text = await takeHead(decodeText(bytes.all), HEAD_CHARACTERS)
  const head = text.head.join('')
  const format = detectFormat(head)
  if (format === null) {
    await text.close()
    throw unrecognised(start, head)
  }
  const fallbackName = nameFromFile(fileName)
  const events = readers[format](text.all, { head, format, fallbackName })
  return { format, events: closing(events, text.close) }
}

/** As `openPlaylistFile`, for those who only want the events. */
export async function* readPlaylistFile(
  chunks: AsyncIterable<Uint8Array>,
  options: Options,
): AsyncGenerator<ImportEvent> {
  const { events } = await openPlaylistFile(chunks, options)
  yield* events
}

/** Lets go of the file even where its reader is stopped before it has asked for any text. */
async function* closing(events: AsyncGenerator<ImportEvent>, close: () => Promise<unknown>) {
  try {
    yield* events
  } finally {
    await close()
  }
}

function joined(pieces: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
