import { type Entry, entryEvent } from './entry'
import { parsed } from './json-value'
import { linesOf } from './lines'
import { nameFromLocation } from './location-name'
import { OWN_PLAYLIST_COMMENT, OWN_TRACK_COMMENT, ownFieldsIn } from './own-format'
import { ownPlaylistEvent } from './own-json'
import { reasons, skipEvent } from './skip'
import { trackEvent } from './track'
import type { ImportEvent, ParsedTrack, Reader } from './types'

const DIRECTIVE = /^#(EXTINF|EXTART|EXTALB|EXTGENRE|EXTIMG):(.*)$/i
const NAME = /^[ \t]*#PLAYLIST:[ \t]*(\S.*)$/im
const STREAM = /^[ \t]*#EXT-X-(?:TARGETDURATION|MEDIA-SEQUENCE|STREAM-INF)/im

/**
 * M3U and M3U8. Each path or address is a row, and so is an #EXTINF that none follows; comments
 * and blank lines are not. The list of a stream's pieces (HLS) names no song: its rows are skipped.
 */
export const readM3u: Reader = async function* (text, { head, fallbackName }) {
  const name = NAME.exec(head)?.[1] ?? fallbackName
  const isStream = STREAM.test(head)
  yield ownPlaylistOf(head, name) ?? {
    type: 'playlist',
    name,
    description: null,
    externalId: null,
    kind: 'playlist',
  }

  const eventOf = (entry: Described & { line: number }) =>
    isStream
      ? skipEvent({ ...entry, reason: reasons.segment, text: entry.location ?? '' })
      : describedEvent(entry)
  let described: Described = {}
  let lastTrack: number | null = null
  for await (const { number, text: line } of linesOf(text)) {
    const trimmed = line.trim()
    const directive = DIRECTIVE.exec(trimmed)
    if (directive?.[1]?.toUpperCase() === 'EXTINF') {
      if (described.display !== undefined) yield eventOf({ line: number, ...described })
      described = { line: number, ...information(directive[2]!) }
    } else if (trimmed.startsWith(OWN_TRACK_COMMENT)) {
      described = { ...described, own: ownFieldsIn(trimmed.slice(OWN_TRACK_COMMENT.length)) }
    } else if (directive) {
      described = { ...described, ...detail(directive[1]!, directive[2]!.trim()) }
    } else if (trimmed !== '' && !trimmed.startsWith('#')) {
      const file = nameFromLocation(trimmed, lastTrack)
      yield eventOf({ ...described, line: number, location: trimmed, file })
      described = {}
      lastTrack = file?.number ?? null
    }
  }
  if (described.display !== undefined) yield eventOf({ line: 0, ...described })
}

type Described = Partial<Entry> & { own?: Partial<ParsedTrack> }

// What our own writer says of a track is exact; the rest is for players.
function describedEvent({ own, ...entry }: Described & { line: number }): ImportEvent {
  if (!own?.songId) return entryEvent(entry)
  return trackEvent({ title: '', ...own, line: entry.line })
}

function ownPlaylistOf(head: string, name: string): ImportEvent | null {
  const comment = head.split('\n').find((line) => line.startsWith(OWN_PLAYLIST_COMMENT))
  return comment ? ownPlaylistEvent(parsed(comment.slice(OWN_PLAYLIST_COMMENT.length)), name) : null
}

/** `-1 group="a, b",Artist - Title`: seconds, perhaps attributes, and what to show after the comma. */
function information(text: string): Partial<Entry> {
  const seconds = Number.parseFloat(text)
  const unquoted = text.replace(/"[^"]*"/g, (quoted) => ' '.repeat(quoted.length))
  const comma = unquoted.indexOf(',')
  return {
    display: comma === -1 ? '' : text.slice(comma + 1),
    durationMs: seconds > 0 ? seconds * 1000 : null,
  }
}

function detail(directive: string, value: string): Partial<Entry> {
  const kind = directive.toUpperCase()
  if (kind === 'EXTART') return { artist: value }
  if (kind === 'EXTALB') return { album: value }
  return kind === 'EXTIMG' ? { coverUrl: value } : { genre: value }
}
