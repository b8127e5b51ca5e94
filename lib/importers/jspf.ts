import { cleanText, linesOrNull, textOrNull } from '@/lib/song-text/clean-text'
import { isoDate } from './dates'
import { listAt, textAt, valueAt, wholeTextAt } from './json-value'
import { listedEvent } from './listed-track'
import { OWN_EXTENSION, ownFields, ownPlaylist } from './own-format'
import type { ImportEvent } from './types'

const TRACK_EXTENSION = 'https://musicbrainz.org/doc/jspf#track'
const RECORDING = 'https://musicbrainz.org/recording/'

/** True for JSPF, bare or wrapped as ListenBrainz does: one playlist or a list of them. */
export function holdsJspf(root: unknown): boolean {
  return playlistsIn(root).length > 0
}

/** Each playlist of a JSPF file; `line` is the running number of the row. */
export function* jspfEvents(root: unknown, fallbackName: string): Generator<ImportEvent> {
  let line = 0
  for (const playlist of playlistsIn(root)) {
    const externalId = textOrNull(textAt(playlist, 'identifier'))
    yield {
      type: 'playlist',
      name: cleanText(textAt(playlist, 'title')) || fallbackName,
      description: linesOrNull(wholeTextAt(playlist, 'annotation')),
      externalId,
      kind: ownPlaylist(externalId) === 'liked' ? 'liked' : 'playlist',
    }
    for (const track of listAt(playlist, 'track')) yield trackOf(track, ++line)
  }
}

function playlistsIn(root: unknown): unknown[] {
  const wrappers = Array.isArray(root) ? root : [root, ...listAt(root, 'playlists')]
  const playlists = wrappers.map((wrapper) => valueAt(wrapper, 'playlist'))
  return playlists.filter((playlist) => Array.isArray(valueAt(playlist, 'track')))
}

function trackOf(track: unknown, line: number): ImportEvent {
  const extension = valueAt(valueAt(track, 'extension'), TRACK_EXTENSION)
  const credits = listAt(valueAt(extension, 'additional_metadata'), 'artists')
  const duration = valueAt(track, 'duration')
  const trackNumber = valueAt(track, 'trackNum')
  const links = [...textsAt(track, 'location'), ...textsAt(track, 'identifier')]
  return listedEvent({
    line,
    title: textAt(track, 'title'),
    creator: textAt(track, 'creator'),
    artists: credits.map((credit) => textAt(credit, 'artist_credit_name')),
    album: textAt(track, 'album'),
    annotation: textAt(track, 'annotation'),
    image: wholeTextAt(track, 'image'),
    trackNumber: typeof trackNumber === 'number' ? trackNumber : undefined,
    mbRecordingId: links.map(recordingIdOf).find(Boolean),
    mbArtistIds: credits.map((credit) => textAt(credit, 'artist_mbid')),
    durationMs: typeof duration === 'number' ? duration : null,
    addedAt: isoDate(textAt(extension, 'added_at')),
    location: textsAt(track, 'location')[0],
    own: ownFields(valueAt(valueAt(track, 'extension'), OWN_EXTENSION)),
    links,
  })
}

const recordingIdOf = (link: string): string | undefined =>
  link.startsWith(RECORDING) ? link.slice(RECORDING.length) : undefined

/** JSPF says lists; what writes it says lists and texts. */
function textsAt(track: unknown, key: string): string[] {
  const one = wholeTextAt(track, key)
  return one ? [one] : listAt(track, key).filter((text) => typeof text === 'string')
}
