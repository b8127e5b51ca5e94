import { cleanText, textOrNull } from '@/lib/song-text/clean-text'
import { isoDate } from './dates'
import { listAt, textAt, valueAt, wholeTextAt } from './json-value'
import { localFileEvent } from './local-file'
import { reasonForSpotify, reasons, skipEvent } from './skip'
import { spotifyLink, spotifyTrackId } from './spotify-link'
import { trackEvent } from './track'
import type { ImportEvent } from './types'

/** True for `Playlist1.json` and `YourLibrary.json` of the data Spotify hands out to its users. */
export function holdsSpotifyData(root: unknown): boolean {
  return ['playlists', 'tracks'].some((key) => Array.isArray(valueAt(root, key)))
}

/**
 * Playlists in their order, then the library as "Liked Songs". `line` is the running number of the
 * row. Saved albums, shows and artists are no rows; local files, kept under "other", are.
 */
export function* spotifyDataEvents(root: unknown, fallbackName: string): Generator<ImportEvent> {
  let line = 0
  for (const playlist of listAt(root, 'playlists')) {
    yield {
      type: 'playlist',
      name: cleanText(textAt(playlist, 'name')) || fallbackName,
      description: textOrNull(withoutEntities(textAt(playlist, 'description'))),
      externalId: null,
      kind: 'playlist',
    }
    const items = valueAt(playlist, 'items') === undefined ? 'tracks' : 'items'
    for (const item of listAt(playlist, items)) yield itemEvent(item, ++line)
  }
  if (!Array.isArray(valueAt(root, 'tracks'))) return
  yield {
    type: 'playlist',
    name: 'Liked Songs',
    description: null,
    externalId: null,
    kind: 'liked',
  }
  for (const saved of listAt(root, 'tracks')) yield savedEvent(saved, ++line)
  for (const uri of listAt(root, 'other')) yield otherEvent(uri, ++line)
}

/** An item holds one of a track, an episode, a local file; exports before 2019 hold the track itself. */
function itemEvent(item: unknown, line: number): ImportEvent {
  const uri = wholeTextAt(valueAt(item, 'localTrack'), 'uri')
  const file = spotifyLink(uri)
  if (file?.kind === 'local') return localFileEvent({ line, uri, file })
  for (const kind of ['episode', 'audiobook', 'chapter']) {
    if (valueAt(item, kind)) return skipEvent({ line, ...bookOrEpisode(item, kind) })
  }
  const track = valueAt(item, 'track') ?? item
  const title = textAt(track, 'trackName')
  if (cleanText(title) === '') return skipEvent({ line, reason: reasons.noTitle, text: uri })
  return trackEvent({
    line,
    title,
    artists: [textAt(track, 'artistName')],
    album: textAt(track, 'albumName'),
    spotifyId: spotifyTrackId(textAt(track, 'trackUri')),
    addedAt: isoDate(textAt(item, 'addedDate')),
  })
}

function bookOrEpisode(item: unknown, kind: string): { reason: string; text: string } {
  const held = valueAt(item, kind)
  const text = textAt(held, `${kind}Name`) || JSON.stringify(held).slice(0, 200)
  return { reason: reasonForSpotify(kind), text }
}

function savedEvent(saved: unknown, line: number): ImportEvent {
  const title = textAt(saved, 'track')
  const uri = textAt(saved, 'uri')
  if (cleanText(title) === '') return skipEvent({ line, reason: reasons.noTitle, text: uri })
  return trackEvent({
    line,
    title,
    artists: [textAt(saved, 'artist')],
    album: textAt(saved, 'album'),
    spotifyId: spotifyTrackId(uri),
    liked: true,
  })
}

function otherEvent(value: unknown, line: number): ImportEvent {
  const uri = typeof value === 'string' ? value : ''
  const file = spotifyLink(uri)
  if (file?.kind === 'local') return localFileEvent({ line, uri, file, liked: true })
  return skipEvent({ line, reason: reasons.noTitle, text: uri })
}

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#x2F;': '/',
}

/** Spotify escapes descriptions, and nothing else, as if for a web page. */
function withoutEntities(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#x27|#x2F);/gi, (entity) => ENTITIES[entity] ?? entity)
}
