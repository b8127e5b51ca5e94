import { boundText, cleanDescription, cleanText, cleanTextOrNull } from '@/lib/song-text/clean-text'
import { parseOwnFields, parsePlaylistUrn } from './own-format'
import { skipEvent } from './skip'
import type { ImportEvent, Reader } from './types'
import { readXml, type XmlNode } from './xml'
import { type XspfTrack, xspfTrackEvent } from './xspf-track'

const TRACK = '/playlist/trackList/track'
const LINKS = ['/location', '/identifier', '/info', '/link']

/** Reads XSPF. A row is a track element. Skips a track that is cut off by the end of the file. */
export const readXspf: Reader = async function* (text, { head, fallbackName }) {
  yield await readPlaylist(head, fallbackName)
  const reader = new TrackReader()
  for await (const nodes of readXml(text)) {
    for (const node of nodes) {
      const track = reader.read(node)
      if (track) yield xspfTrackEvent(track)
    }
  }
  if (reader.open) yield truncatedTrack(reader.open)
}

class TrackReader {
  /** The track of which the end is not read yet. */
  open: XspfTrack | null = null

  /** Returns the track that a node completes; null if it completes none. */
  read(node: XmlNode): XspfTrack | null {
    if (node.path === TRACK && node.type === 'open') this.open = { line: node.line, links: [] }
    if (this.open === null || node.type === 'open') return null
    const track = this.open
    if (node.path === TRACK) {
      this.open = null
      return track
    }
    readField(track, node.path.slice(TRACK.length), node.text.trim())
    return null
  }
}

/** Reads the title and description at the start of the file. Ignores those after the tracks of a long file. */
async function readPlaylist(head: string, fallbackName: string): Promise<ImportEvent> {
  const values = new Map<string, string>()
  for await (const nodes of readXml([head])) {
    for (const node of nodes) if (node.type === 'close') values.set(node.path, node.text)
  }
  const externalId = cleanTextOrNull(values.get('/playlist/identifier'))
  return {
    type: 'playlist',
    name: cleanText(values.get('/playlist/title') ?? '') || fallbackName,
    description: cleanDescription(values.get('/playlist/annotation')),
    externalId,
    kind: parsePlaylistUrn(externalId) === 'liked' ? 'liked' : 'playlist',
  }
}

const FIELDS: Record<string, (text: string) => Partial<XspfTrack>> = {
  '/title': (text) => ({ title: boundText(text) }),
  '/creator': (text) => ({ creator: boundText(text) }),
  '/album': (text) => ({ album: boundText(text) }),
  '/annotation': (text) => ({ annotation: boundText(text) }),
  '/image': (image) => ({ image }),
  '/duration': (text) => ({ durationMs: Number(text) }),
  '/trackNum': (text) => ({ trackNumber: Number(text) }),
  '/extension/riffle': (text) => ({ own: parseOwnFields(text) }),
}

function readField(track: XspfTrack, element: string, text: string): void {
  if (Object.hasOwn(FIELDS, element)) Object.assign(track, FIELDS[element]?.(text))
  if (element === '/location') track.location ??= text
  if (LINKS.includes(element)) track.links.push(text)
}

function truncatedTrack({ line, title, location }: XspfTrack): ImportEvent {
  return skipEvent({ line, code: 'file_truncated', text: title ?? location ?? '' })
}
