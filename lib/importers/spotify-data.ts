import type { SkipReason } from '@/lib/skip-reasons'
import { cleanText, cleanTextOrNull } from '@/lib/song-text/clean-text'
import { decodeEntities } from '@/lib/song-text/entities'
import { parseDate } from './dates'
import { listAt, rawTextAt, textAt, valueAt } from './json-value'
import { localFileEvent } from './local-file'
import { playlistEvent } from './playlist-event'
import { skipEvent, spotifySkip } from './skip'
import { parseSpotifyLink, parseSpotifyTrackId } from './spotify-link'
import { trackEvent } from './track'
import type { ImportEvent } from './types'

/** True for `Playlist1.json` and `YourLibrary.json` of Spotify account data, by the keys of their rows. */
export function isSpotifyData(root: unknown): boolean {
  const playlists = valueAt(root, 'playlists')
  const saved = valueAt(root, 'tracks')
  if (Array.isArray(saved)) return isSome(saved, isSavedTrack) && textAt(root, 'title') === ''
  return Array.isArray(playlists) && isSome(playlists, isAccountPlaylist)
}

/** True for an empty list, too: unknown rows among known ones become skips. */
const isSome = (list: unknown[], test: (value: unknown) => boolean): boolean =>
  list.length === 0 || list.some(test)

/** Rows of other programs may have a link of Spotify, too, but name the title by another key. */
const isSavedTrack = (saved: unknown): boolean => typeof valueAt(saved, 'track') === 'string'

/** True for `items` with `track`, `episode` or `localTrack`, or for `tracks` of exports before 2019. */
function isAccountPlaylist(playlist: unknown): boolean {
  const items = valueAt(playlist, 'items') ?? valueAt(playlist, 'tracks')
  return Array.isArray(items) && isSome(items, isAccountItem)
}

const isAccountItem = (item: unknown): boolean =>
  ACCOUNT_KEYS.some(
    (key) => valueAt(item, key) !== undefined || valueAt(valueAt(item, 'track'), key) !== undefined,
  )

const ACCOUNT_KEYS = ['trackName', 'localTrack', 'episode', 'audiobook', 'chapter', 'trackUri']

/**
 * Reads playlists in their order, then the library as "Liked Songs". `line` is the number of the row.
 * Saved albums, shows and artists are not rows; local files, listed under "other", are.
 */
export function* spotifyDataEvents(root: unknown, fallbackName: string): Generator<ImportEvent> {
  let line = 0
  for (const playlist of listAt(root, 'playlists')) {
    const description = cleanTextOrNull(decodeEntities(textAt(playlist, 'description')))
    yield playlistEvent(cleanText(textAt(playlist, 'name')) || fallbackName, { description })
    const items = valueAt(playlist, 'items') === undefined ? 'tracks' : 'items'
    for (const item of listAt(playlist, items)) yield itemEvent(item, ++line)
  }
  if (!Array.isArray(valueAt(root, 'tracks'))) return
  yield playlistEvent('Liked Songs', { kind: 'liked' })
  for (const saved of listAt(root, 'tracks')) yield savedEvent(saved, ++line)
  for (const uri of listAt(root, 'other')) yield otherEvent(uri, ++line)
}

/** Reads an item: a track, an episode or a local file. Exports before 2019 list tracks directly. */
function itemEvent(item: unknown, line: number): ImportEvent {
  const uri = rawTextAt(valueAt(item, 'localTrack'), 'uri')
  const file = parseSpotifyLink(uri)
  if (file?.kind === 'local') return localFileEvent({ line, uri, file })
  for (const kind of ['episode', 'audiobook', 'chapter']) {
    if (valueAt(item, kind)) return skipEvent({ line, ...bookOrEpisode(item, kind) })
  }
  const track = valueAt(item, 'track') ?? item
  const title = textAt(track, 'trackName')
  if (cleanText(title) === '') return skipEvent({ line, code: 'no_title', text: uri })
  return trackEvent({
    line,
    title,
    artists: [textAt(track, 'artistName')],
    album: textAt(track, 'albumName'),
    spotifyId: parseSpotifyTrackId(textAt(track, 'trackUri')),
    addedAt: parseDate(textAt(item, 'addedDate')),
  })
}

function bookOrEpisode(item: unknown, kind: string): SkipReason & { text: string } {
  const held = valueAt(item, kind)
  const text = textAt(held, `${kind}Name`) || JSON.stringify(held).slice(0, 200)
  return { ...spotifySkip(kind), text }
}

function savedEvent(saved: unknown, line: number): ImportEvent {
  const title = textAt(saved, 'track')
  const uri = textAt(saved, 'uri')
  if (cleanText(title) === '') return skipEvent({ line, code: 'no_title', text: uri })
  return trackEvent({
    line,
    title,
    artists: [textAt(saved, 'artist')],
    album: textAt(saved, 'album'),
    spotifyId: parseSpotifyTrackId(uri),
    liked: true,
  })
}

function otherEvent(value: unknown, line: number): ImportEvent {
  const uri = typeof value === 'string' ? value : ''
  const file = parseSpotifyLink(uri)
  if (file?.kind === 'local') return localFileEvent({ line, uri, file, liked: true })
  return skipEvent({ line, code: 'no_title', text: uri })
}
