import { AppError } from '@/lib/errors'
import { readCsv } from './csv'
import { decodeText, inPieces } from './decode-text'
import { detectFormat } from './detect'
import { nameFromFile } from './playlist-name'
import { takeHead } from './take-head'
import type { Format, ImportEvent } from './types'

const HEAD_CHARACTERS = 32 * 1024

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
  const text = await takeHead(decodeText(inPieces(chunks)), HEAD_CHARACTERS)
  const head = text.head.join('')
  const format = detectFormat(head)
  if (format === null) throw new AppError('unrecognised_format', 'This is no playlist file.')
  const events = readCsv(text.all, { head, format, fallbackName: nameFromFile(fileName) })
  return { format, events }
}

/** As `openPlaylistFile`, for those who only want the events. */
export async function* readPlaylistFile(
  chunks: AsyncIterable<Uint8Array>,
  options: Options,
): AsyncGenerator<ImportEvent> {
  const { events } = await openPlaylistFile(chunks, options)
  yield* events
}

/** What a file holds, counted by reading it once: for progress, before the reading that stores it. */
export async function countRows(
  chunks: AsyncIterable<Uint8Array>,
  options: Options,
): Promise<{ format: Format; playlists: number; rows: number }> {
  const { format, events } = await openPlaylistFile(chunks, options)
  let playlists = 0
  let rows = 0
  for await (const event of events) {
    if (event.type !== 'playlist') rows++
    else if (!event.continues) playlists++
  }
  return { format, playlists, rows }
}
