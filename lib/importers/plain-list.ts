import type { SkipReason } from '@/lib/skip-reasons'
import { splitArtistTitle } from '@/lib/song-text/artist-title'
import { parseCredit } from '@/lib/song-text/credit'
import { type Line, readLines } from './lines'
import { localFileEvent } from './local-file'
import { skipEvent, spotifySkip } from './skip'
import { LOCAL_FILE, parseSpotifyLink } from './spotify-link'
import { trackEvent } from './track'
import type { ImportEvent, Reader } from './types'
import { parseYoutubeVideoId, placeholderTitle } from './youtube-link'

const BULLET = /^(?:\d{1,4}[.)]|[-*•–])\s+/
const COMMENT = /^(?:#|\/\/)(?:\s|$)/
const LINK = /(?:https?:\/\/|spotify:)\S+/g

/** Reads one song per line: `Artist - Title`, a Spotify or YouTube link, or both. */
export const readPlainList: Reader = async function* (text, { fallbackName: name }) {
  yield { type: 'playlist', name, description: null, externalId: null, kind: 'playlist' }
  for await (const line of readLines(text)) if (isRow(line.text)) yield readLine(line)
}

/** False for blank lines and comments. */
export function isRow(text: string): boolean {
  return text !== '' && !COMMENT.test(text)
}

function readLine({ number: line, text, raw: whole }: Line): ImportEvent {
  const skip = (reason: SkipReason) => skipEvent({ line, ...reason, text })
  const links = whole.startsWith(LOCAL_FILE) ? whole.split(' ', 1) : (text.match(LINK) ?? [])
  const spotify = findFirst(links, parseSpotifyLink)
  const youtubeId = findFirst(links, parseYoutubeVideoId)
  const songText = text.replace(LINK, '').trim().replace(BULLET, '')
  const { artist, title } = splitArtistTitle(songText)
  if (spotify?.kind === 'other') return skip(spotifySkip(spotify.what))

  const spotifyId = spotify?.kind === 'track' ? spotify.id : null
  if (artist !== null && title !== '') {
    return trackEvent({ line, title, credit: parseCredit(artist), spotifyId, youtubeId })
  }
  if (spotify?.kind === 'local') return localFileEvent({ line, uri: whole, file: spotify })
  if (youtubeId !== null)
    return trackEvent({ line, title: songText || placeholderTitle(youtubeId), youtubeId })
  if (spotifyId !== null) return skip({ code: 'spotify_id_only' })
  const isLink = links.length > 0 && songText === ''
  return skip({ code: isLink ? 'url_without_song' : 'not_artist_title' })
}

function findFirst<Found>(links: string[], find: (link: string) => Found | null): Found | null {
  for (const link of links) {
    const found = find(link)
    if (found !== null) return found
  }
  return null
}
