import { cleanDescription, cleanText, cleanTextOrNull } from '@/lib/song-text/clean-text'
import { parseDate } from './dates'
import { listAt, rawTextAt, textAt, valueAt } from './json-value'
import { OWN_EXTENSION, parsePlaylistUrn, readOwnFields } from './own-format'
import type { ImportEvent } from './types'
import { xspfTrackEvent } from './xspf-track'

const TRACK_EXTENSION = 'https://musicbrainz.org/doc/jspf#track'
const RECORDING = 'https://musicbrainz.org/recording/'

/** True for JSPF, also for a list of playlists as ListenBrainz exports it. */
export function isJspf(root: unknown): boolean {
  return findPlaylists(root).length > 0
}

/** Reads the playlists of a JSPF file; `line` is the number of the track within the file. */
export function* jspfEvents(root: unknown, fallbackName: string): Generator<ImportEvent> {
  let line = 0
  for (const playlist of findPlaylists(root)) {
    const externalId = cleanTextOrNull(textAt(playlist, 'identifier'))
    yield {
      type: 'playlist',
      name: cleanText(textAt(playlist, 'title')) || fallbackName,
      description: cleanDescription(rawTextAt(playlist, 'annotation')),
      externalId,
      kind: parsePlaylistUrn(externalId) === 'liked' ? 'liked' : 'playlist',
    }
    for (const track of listAt(playlist, 'track')) yield readTrack(track, ++line)
  }
}

function findPlaylists(root: unknown): unknown[] {
  const wrappers = Array.isArray(root) ? root : [root, ...listAt(root, 'playlists')]
  const playlists = wrappers.map((wrapper) => valueAt(wrapper, 'playlist'))
  return playlists.filter((playlist) => Array.isArray(valueAt(playlist, 'track')))
}

function readTrack(track: unknown, line: number): ImportEvent {
  const extension = valueAt(valueAt(track, 'extension'), TRACK_EXTENSION)
  const credits = listAt(valueAt(extension, 'additional_metadata'), 'artists')
  const duration = valueAt(track, 'duration')
  const trackNumber = valueAt(track, 'trackNum')
  const links = [...textsAt(track, 'location'), ...textsAt(track, 'identifier')]
  return xspfTrackEvent({
    line,
    title: textAt(track, 'title'),
    creator: textAt(track, 'creator'),
    artists: credits.map((credit) => textAt(credit, 'artist_credit_name')),
    album: textAt(track, 'album'),
    annotation: textAt(track, 'annotation'),
    image: rawTextAt(track, 'image'),
    trackNumber: typeof trackNumber === 'number' ? trackNumber : undefined,
    mbRecordingId: links.map(parseRecordingId).find(Boolean),
    mbArtistIds: credits.map((credit) => textAt(credit, 'artist_mbid')),
    durationMs: typeof duration === 'number' ? duration : null,
    addedAt: parseDate(textAt(extension, 'added_at')),
    location: textsAt(track, 'location')[0],
    own: readOwnFields(valueAt(valueAt(track, 'extension'), OWN_EXTENSION)),
    links,
  })
}

const parseRecordingId = (link: string): string | undefined =>
  link.startsWith(RECORDING) ? link.slice(RECORDING.length) : undefined

/** JSPF specifies arrays here, but some writers use single texts. */
function textsAt(track: unknown, key: string): string[] {
  const one = rawTextAt(track, key)
  return one ? [one] : listAt(track, key).filter((text) => typeof text === 'string')
}
