import { bounded, cleanText, linesOrNull, textOrNull } from '@/lib/song-text/clean-text'
import { type ListedTrack, listedEvent } from './listed-track'
import { ownFieldsIn, ownPlaylist } from './own-format'
import { reasons, skipEvent } from './skip'
import type { ImportEvent, Reader } from './types'
import { xmlNodes } from './xml'

const TRACK = '/playlist/trackList/track'
const LINKS = ['/location', '/identifier', '/info', '/link']

/** XSPF. A row is a track element; one that the file breaks off is skipped. */
export const readXspf: Reader = async function* (text, { head, fallbackName }) {
  yield await playlistOf(head, fallbackName)
  let track: ListedTrack | null = null
  for await (const nodes of xmlNodes(text)) {
    for (const node of nodes) {
      if (node.path === TRACK && node.type === 'open') track = { line: node.line, links: [] }
      else if (track === null || node.type === 'open') continue
      else if (node.path === TRACK) {
        yield listedEvent(track)
        track = null
      } else read(track, node.path.slice(TRACK.length), node.text.trim())
    }
  }
  if (track !== null) yield brokenOff(track)
}

/** What the file says of itself, which may stand after its tracks; a long file is not searched for it. */
async function playlistOf(head: string, fallbackName: string): Promise<ImportEvent> {
  const said = new Map<string, string>()
  for await (const nodes of xmlNodes([head])) {
    for (const node of nodes) if (node.type === 'close') said.set(node.path, node.text)
  }
  const externalId = textOrNull(said.get('/playlist/identifier'))
  return {
    type: 'playlist',
    name: cleanText(said.get('/playlist/title') ?? '') || fallbackName,
    description: linesOrNull(said.get('/playlist/annotation')),
    externalId,
    kind: ownPlaylist(externalId) === 'liked' ? 'liked' : 'playlist',
  }
}

function read(track: ListedTrack, element: string, text: string): void {
  if (element === '/title') track.title = bounded(text)
  else if (element === '/creator') track.creator = bounded(text)
  else if (element === '/album') track.album = bounded(text)
  else if (element === '/annotation') track.annotation = bounded(text)
  else if (element === '/image') track.image = text
  else if (element === '/duration') track.durationMs = Number(text)
  else if (element === '/trackNum') track.trackNumber = Number(text)
  else if (element === '/location') track.location ??= text
  else if (element === '/extension/riffle') track.own = ownFieldsIn(text)
  if (LINKS.includes(element)) track.links.push(text)
}

function brokenOff({ line, title, location }: ListedTrack): ImportEvent {
  return skipEvent({ line, reason: reasons.brokenOff, text: title ?? location ?? '' })
}
