import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { AppError, type ErrorParams } from '@/lib/errors'
import { openPlaylistFile } from '@/lib/importers/read'
import type { Format, ImportEvent } from '@/lib/importers/types'
import type { ErrorCode } from '@/lib/problem-codes'

/** A file on disk, or a short text in memory. */
export type ImportedFile = { fileName: string } & ({ path: string } | { bytes: Uint8Array })
export type CountedFile = ImportedFile & {
  maxRows: number
  /** The length of the start that is read; undefined reads the whole file. */
  maxBytes?: number
}
/** Why a file is rejected, in a form that passes between threads. */
export type RejectedFile = { code: ErrorCode; message: string; params?: ErrorParams }
/** How many rows were read, or why the file is rejected. */
export type CountedRows = { rows: number } | RejectedFile

const MAX_PLAYLISTS = 1_000
/** Rows that are read before other work has a turn, if there is no thread. */
const ROWS_PER_TURN = 2_000
/** Formats that are not readable without their end. */
const WHOLE_FORMATS: ReadonlySet<Format> = new Set([
  ...(['zip', 'json', 'jspf', 'riffle', 'spotify-data'] as const),
])

/** Reads a file, or its start, without storing it. The import thread runs this function. */
export async function countRows(file: CountedFile): Promise<CountedRows> {
  try {
    return { rows: await count(file) }
  } catch (error) {
    return toRejection(error)
  }
}

/** @throws the error if the file did not cause it */
export function toRejection(error: unknown): RejectedFile {
  if (!(error instanceof AppError)) throw error
  const { code, message, params } = error
  return { code, message, params }
}

async function count(file: CountedFile): Promise<number> {
  const { fileName, maxRows, maxBytes } = file
  const source = openSource(file)
  try {
    const { format, events } = await openPlaylistFile(source, { fileName })
    if (maxBytes !== undefined && WHOLE_FORMATS.has(format)) return 0
    return await countEvents(events, maxRows)
  } finally {
    source.destroy()
  }
}

async function countEvents(events: AsyncIterable<ImportEvent>, maxRows: number): Promise<number> {
  let rows = 0
  let playlists = 0
  for await (const event of events) {
    if (event.type === 'playlist') {
      if (!event.continues) playlists++
      if (playlists > MAX_PLAYLISTS) throw tooMany(MAX_PLAYLISTS, 'playlists')
      continue
    }
    rows++
    if (rows > maxRows) throw tooMany(maxRows, 'rows')
    if (rows % ROWS_PER_TURN === 0) await yieldToOthers()
  }
  return rows
}

/** Opens the chunks of a file, which `destroy` closes. */
function openSource(file: ImportedFile & { maxBytes?: number }): Readable {
  if ('bytes' in file) return Readable.from([file.bytes])
  const { path, maxBytes } = file
  return createReadStream(path, maxBytes === undefined ? {} : { end: maxBytes - 1 })
}

const tooMany = (max: number, unit: 'playlists' | 'rows') =>
  new AppError(
    'payload_too_large',
    `The file has more than ${max.toLocaleString('en')} ${unit}. Split it.`,
    { params: { max, unit } },
  )
