import { bounded } from '@/lib/song-text/clean-text'
import { type Entry, entryEvent } from './entry'
import { extinf } from './extinf'
import { parsed } from './json-value'
import { linesOf } from './lines'
import { nameFromLocation } from './location-name'
import { OWN_PLAYLIST_COMMENT, OWN_TRACK_COMMENT, ownFieldsIn } from './own-format'
import { ownPlaylistEvent } from './own-json'
import { reasons, skipEvent } from './skip'
import { trackEvent } from './track'
import type { ImportEvent, ParsedTrack, Reader } from './types'

const DIRECTIVES = ['EXTINF', 'EXTART', 'EXTALB', 'EXTGENRE', 'EXTIMG']
const NAME = /^#PLAYLIST:[ \t]*(\S.*)$/i
const STREAM = /^#EXT-X-(?:TARGETDURATION|MEDIA-SEQUENCE|STREAM-INF)/i

/**
 * M3U and M3U8. Each path or address is a row, and so is an #EXTINF that none follows; comments
 * and blank lines are not. The list of a stream's pieces (HLS) names no song: its rows are skipped.
 */
export const readM3u: Reader = async function* (text, { head, fallbackName }) {
  const start = head.split(/[\r\n]/).map(bounded)
  const name = start.map((line) => NAME.exec(line)?.[1]).find(Boolean) ?? fallbackName
  const isStream = start.some((line) => STREAM.test(line))
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
  for await (const { number, whole: line } of linesOf(text)) {
    const directive = directiveOf(line)
    if (directive?.name === 'EXTINF') {
      if (described.display !== undefined) yield eventOf({ line: number, ...described })
      described = { line: number, ...extinf(directive.value) }
    } else if (line.startsWith(OWN_TRACK_COMMENT)) {
      described = { ...described, own: ownFieldsIn(line.slice(OWN_TRACK_COMMENT.length)) }
    } else if (directive) {
      described = { ...described, ...detail(directive) }
    } else if (line !== '' && !line.startsWith('#')) {
      const file = nameFromLocation(line, lastTrack)
      yield eventOf({ ...described, line: number, location: line, file })
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

type Directive = { name: string; value: string }

function directiveOf(line: string): Directive | null {
  const colon = line.indexOf(':')
  const name = line.startsWith('#') ? bounded(line.slice(1, Math.max(colon, 1))).toUpperCase() : ''
  return DIRECTIVES.includes(name) ? { name, value: line.slice(colon + 1).trim() } : null
}

function detail({ name, value }: Directive): Partial<Entry> {
  if (name === 'EXTART') return { artist: value }
  if (name === 'EXTALB') return { album: value }
  return name === 'EXTIMG' ? { coverUrl: value } : { genre: value }
}
