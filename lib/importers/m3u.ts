import { boundText } from '@/lib/song-text/clean-text'
import { tryParseJson } from '@/lib/try-parse-json'
import type { NameOrder } from './entry-names'
import { type FileEntry, fileEntryEvent } from './file-entry'
import { type Line, readLines } from './lines'
import { parseLocationName } from './location-name'
import { parseDirective } from './m3u-directive'
import { findListOrder } from './m3u-order'
import { OWN_PLAYLIST_COMMENT, OWN_TRACK_COMMENT, parseOwnFields } from './own-format'
import { ownPlaylistEvent } from './own-json'
import { playlistEvent } from './playlist-event'
import { skipEvent } from './skip'
import { trackEvent } from './track'
import type { ImportEvent, ParsedTrack, Reader } from './types'

const NAME = /^#PLAYLIST:[ \t]*(\S.*)$/i
const STREAM = /^#EXT-X-(?:TARGETDURATION|MEDIA-SEQUENCE|STREAM-INF)/i

/**
 * Reads M3U and M3U8. A row is a path or URL, or an #EXTINF without one. Skips all rows of an HLS
 * playlist, which lists the segments of a stream.
 */
export const readM3u: Reader = async function* (text, { head, fallbackName }) {
  const start = head.split(/[\r\n]/).map(boundText)
  const name = start.map((line) => NAME.exec(line)?.[1]).find(Boolean) ?? fallbackName
  const isStream = start.some((line) => STREAM.test(line))
  yield readOwnPlaylist(head, name) ?? playlistEvent(name)

  const reader = new RowReader(isStream, findListOrder(head))
  for await (const line of readLines(text)) yield* reader.read(line)
  yield* reader.end()
}

type Described = Partial<FileEntry> & { own?: Partial<ParsedTrack> }

/** Collects the directives of a row and yields its event. */
class RowReader {
  readonly #isStream: boolean
  readonly #order: NameOrder
  #described: Described = {}
  /** The track number in the file name of the row before. */
  #lastNumber: number | null = null

  constructor(isStream: boolean, order: NameOrder) {
    this.#isStream = isStream
    this.#order = order
  }

  *read({ number, raw: line }: Line): Generator<ImportEvent> {
    const directive = parseDirective(line)
    if (directive?.isExtinf) {
      yield* this.#endWithoutLocation(number)
      // Some writers put #EXTART and #EXTALB before the #EXTINF of their row.
      const before = this.#described.display === undefined ? this.#described : {}
      this.#described = { ...before, line: number, ...directive.detail }
    } else if (line.startsWith(OWN_TRACK_COMMENT)) {
      this.#described.own = parseOwnFields(line.slice(OWN_TRACK_COMMENT.length))
    } else if (directive) {
      Object.assign(this.#described, directive.detail)
    } else if (line !== '' && !line.startsWith('#')) {
      const file = parseLocationName(line, this.#lastNumber)
      yield this.#toEvent({
        ...this.#described,
        line: number,
        location: line,
        file,
        order: this.#order,
      })
      this.#described = {}
      this.#lastNumber = file?.number ?? null
    }
  }

  *end(): Generator<ImportEvent> {
    yield* this.#endWithoutLocation(0)
  }

  *#endWithoutLocation(line: number): Generator<ImportEvent> {
    if (this.#described.display !== undefined) yield this.#toEvent({ line, ...this.#described })
  }

  #toEvent(entry: Described & { line: number }): ImportEvent {
    return this.#isStream
      ? skipEvent({ line: entry.line, code: 'stream_segment', text: entry.location ?? '' })
      : describedTrackEvent(entry)
  }
}

// The fields of our own comment are complete; the other lines are for players.
function describedTrackEvent({ own, ...entry }: Described & { line: number }): ImportEvent {
  if (!own?.songId) return fileEntryEvent(entry)
  return trackEvent({ title: '', ...own, line: entry.line })
}

function readOwnPlaylist(head: string, name: string): ImportEvent | null {
  const comment = head.split('\n').find((line) => line.startsWith(OWN_PLAYLIST_COMMENT))
  return comment
    ? ownPlaylistEvent(tryParseJson(comment.slice(OWN_PLAYLIST_COMMENT.length)), name)
    : null
}
