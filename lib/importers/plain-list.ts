import { artistAndTitle } from '@/lib/song-text/artist-title'
import { readCredit } from '@/lib/song-text/credit'
import { type Line, linesOf } from './lines'
import { localFileEvent } from './local-file'
import { reasonForSpotify, reasons, skipEvent } from './skip'
import { LOCAL_FILE, spotifyLink } from './spotify-link'
import { trackEvent } from './track'
import type { ImportEvent, Reader } from './types'
import { videoTitle, youtubeVideoId } from './youtube-link'

const BULLET = /^(?:\d{1,4}[.)]|[-*•–])\s+/
const COMMENT = /^(?:#|\/\/)(?:\s|$)/
const LINK = /(?:https?:\/\/|spotify:)\S+/g

/** One song a line, `Artist - Title`, or its Spotify or YouTube address, or both. */
export const readPlainList: Reader = async function* (text, { fallbackName: name }) {
  yield { type: 'playlist', name, description: null, externalId: null, kind: 'playlist' }
  for await (const line of linesOf(text)) if (isRow(line.text)) yield lineEvent(line)
}

/** False for the blank lines and the comments of a list. */
export function isRow(text: string): boolean {
  return text !== '' && !COMMENT.test(text)
}

function lineEvent({ number: line, text, whole }: Line): ImportEvent {
  const skip = (reason: string) => skipEvent({ line, reason, text })
  const links = whole.startsWith(LOCAL_FILE) ? whole.split(' ', 1) : (text.match(LINK) ?? [])
  const spotify = firstOf(links, spotifyLink)
  const youtubeId = firstOf(links, youtubeVideoId)
  const words = text.replace(LINK, '').trim().replace(BULLET, '')
  const { artist, title } = artistAndTitle(words)
  if (spotify?.kind === 'other') return skip(reasonForSpotify(spotify.what))

  const spotifyId = spotify?.kind === 'track' ? spotify.id : null
  if (artist !== null && title !== '') {
    return trackEvent({ line, title, credit: readCredit(artist), spotifyId, youtubeId })
  }
  if (spotify?.kind === 'local') return localFileEvent({ line, uri: whole, file: spotify })
  if (youtubeId !== null)
    return trackEvent({ line, title: words || videoTitle(youtubeId), youtubeId })
  if (spotifyId !== null) return skip(reasons.spotifyIdAlone)
  return skip(links.length > 0 && words === '' ? reasons.address : reasons.noDash)
}

function firstOf<Found>(links: string[], find: (link: string) => Found | null): Found | null {
  for (const link of links) {
    const found = find(link)
    if (found !== null) return found
  }
  return null
}
