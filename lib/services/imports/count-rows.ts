import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { AppError, type ErrorParams } from '@/lib/errors'
import { readPlaylistFile } from '@/lib/importers/read'
import type { ErrorCode } from '@/lib/problem-codes'

export type ImportedFile = { bytes: Uint8Array; fileName: string }
/** How many rows a file has, or why it is rejected, in a form that passes between threads. */
export type CountedRows =
  | { rows: number }
  | { code: ErrorCode; message: string; params?: ErrorParams }

const MAX_ROWS = 200_000
const MAX_PLAYLISTS = 1_000
/** Rows that are read before other work has a turn, if there is no thread. */
const ROWS_PER_TURN = 2_000

/** Reads a whole file without storing it. The import thread runs this function. */
export async function countRows(file: ImportedFile): Promise<CountedRows> {
  try {
    return { rows: await count(file) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, message, params } = error
    return { code, message, params }
  }
}

async function count({ bytes, fileName }: ImportedFile): Promise<number> {
  let rows = 0
  let playlists = 0
  for await (const event of readPlaylistFile(oneChunk(bytes), { fileName })) {
    if (event.type === 'playlist') {
      if (!event.continues) playlists++
      if (playlists > MAX_PLAYLISTS) throw tooMany(MAX_PLAYLISTS, 'playlists')
      continue
    }
    rows++
    if (rows > MAX_ROWS) throw tooMany(MAX_ROWS, 'rows')
    if (rows % ROWS_PER_TURN === 0) await yieldToOthers()
  }
  return rows
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const tooMany = (max: number, unit: 'playlists' | 'rows') =>
  new AppError(
    'payload_too_large',
    `The file has more than ${max.toLocaleString('en')} ${unit}. Split it.`,
    { params: { max, unit } },
  )
