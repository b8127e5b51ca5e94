import { AppError } from '@/lib/errors'
import { toExcerpt } from '@/lib/song-text/clean-text'
import { skipEvent } from './skip'
import type { ImportEvent } from './types'
import { readZip, type ZipEntry } from './zip'

const PLAYLIST_FILE =
  /\.(?:csv|tsv|tab|txt|md|json|jspf|xspf|xml|plist|m3u8?|pls|wpl|zpl|asx|nml|spotdl|db)$/i
/** Files of the office programs are ZIP archives, too. */
const OFFICE: [pattern: RegExp, description: string][] = [
  [/^xl\//, 'an Excel workbook; save it as CSV there'],
  [/^word\//, 'a Word document; save it as plain text there'],
  [/^(?:content\.xml|META-INF\/manifest\.xml)$/, 'an OpenDocument file; save it as CSV there'],
]
/** Files beside the playlists in the exports of services. */
const NO_PLAYLIST =
  /(?:^|\/)(?:__MACOSX\/|\.|playlists\.csv$|subscriptions\.csv$|StreamingHistory|Streaming_History|endsong|Userdata|Identity|Inferences|Payments|Follow|SearchQueries|DuoNewFamily|Marquee|Read_?Me)/i

export const isZip = (start: Uint8Array): boolean =>
  start[0] === 0x50 && start[1] === 0x4b && start[2] === 0x03 && start[3] === 0x04

type ReadFile = (file: ZipEntry) => AsyncGenerator<ImportEvent>

/**
 * Reads all playlist files of a ZIP archive, such as Google Takeout, Spotify account data or
 * Exportify's "Export All". A file that is not a playlist becomes a skip if its name is that of one.
 * @throws AppError `unrecognised_format` if no file is a playlist, and as `readZip`.
 */
export async function* readArchive(
  chunks: AsyncIterable<Uint8Array>,
  readFile: ReadFile,
): AsyncGenerator<ImportEvent> {
  let playlists = 0
  let office: string | undefined
  const accepts = (name: string) => {
    office ??= OFFICE.find(([pattern]) => pattern.test(name))?.[1]
    return PLAYLIST_FILE.test(name) && !NO_PLAYLIST.test(name)
  }
  const unread: ImportEvent[] = []
  for await (const entry of readZip(chunks, accepts)) {
    if (office !== undefined) break
    try {
      for await (const event of readFile(entry)) {
        if (event.type === 'playlist') playlists++
        yield event
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      unread.push(skipEvent({ line: 0, code: 'no_playlist', text: toExcerpt(entry.name) }))
    }
  }
  if (office !== undefined) throw refuse(`This is ${office}.`)
  if (playlists === 0) throw refuse('This ZIP archive contains no playlist in a supported format.')
  yield* unread
}

const refuse = (message: string) => new AppError('unrecognised_format', message)
