import 'server-only'
import { setImmediate as letOthers } from 'node:timers/promises'
import { AppError } from '@/lib/errors'
import { readPlaylistFile } from '@/lib/importers/read'

const ROWS_MOST = 200_000
const PLAYLISTS_MOST = 1_000
/** Rows read before others get their turn: reading from memory never waits by itself. */
const ROWS_AT_ONCE = 2_000

/**
 * Reads a file once without keeping anything: how many rows it has. Throws `unrecognised_format`
 * for what is no playlist and `payload_too_large` for more rows than anybody's library.
 */
export async function inspectFile(bytes: Uint8Array, fileName: string): Promise<number> {
  let rows = 0
  let playlists = 0
  for await (const event of readPlaylistFile(oneChunk(bytes), { fileName })) {
    if (event.type === 'playlist') {
      if (!event.continues) playlists++
      if (playlists > PLAYLISTS_MOST) {
        throw new AppError(
          'payload_too_large',
          `The file has more than ${PLAYLISTS_MOST.toLocaleString('en')} playlists. Split it.`,
        )
      }
      continue
    }
    rows++
    if (rows % ROWS_AT_ONCE === 0) await letOthers()
    if (rows > ROWS_MOST) {
      throw new AppError(
        'payload_too_large',
        `The file has more than ${ROWS_MOST.toLocaleString('en')} rows. Split it.`,
      )
    }
  }
  return rows
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
