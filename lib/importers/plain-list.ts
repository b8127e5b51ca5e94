import type { SkipReason } from '@/lib/skip-reasons'
import { boundText } from '@/lib/song-text/clean-text'
import { parseCredit } from '@/lib/song-text/credit'
import { findLineStyle, isRow, separateLinks } from './line-style'
import { type Line, readLines } from './lines'
import { localFileEvent } from './local-file'
import { playlistEvent } from './playlist-event'
import { parseServiceLink } from './service-link'
import { skipEvent, spotifySkip } from './skip'
import { type LineStyle, parseSongLine } from './song-line'
import { isSpotifyBackupText, readSpotifyBackupText } from './spotify-backup-text'
import { LOCAL_FILE, parseSpotifyLink } from './spotify-link'
import { trackEvent } from './track'
import type { ImportEvent, Reader } from './types'
import { parseListedVideoId, placeholderTitle } from './youtube-link'

const LINK =
  /(?:https?:\/\/|spotify:|yt:|(?:ytdl|(?:vnd\.)?youtube):(?=[?/]|https?:|video[:/]|[\w-]{11}(?![\w-]))|plugin:\/\/plugin\.video\.|(?:(?:www|m|music)\.)?youtube\.com\/|youtu\.be\/|open\.spotify\.com\/|music\.apple\.com\/|(?:www\.|listen\.|link\.)?(?:tidal|deezer|soundcloud)\.com\/|spotify\.(?:app\.)?link\/|spoti\.fi\/|(?:deezer|dzr)\.page\.link\/|apple\.co\/)\S+/gi

/** Reads one song per line: `Artist - Title` in any form of `parseSongLine`, a link, or both. */
export const readPlainList: Reader = async function* (text, { head, fallbackName: name }) {
  if (isSpotifyBackupText(head)) {
    yield* readSpotifyBackupText(text, name)
    return
  }
  yield playlistEvent(name)
  const style = findLineStyle(head.split(/[\r\n]+/).map(boundText))
  for await (const line of readLines(text)) if (isRow(line.text)) yield readLine(line, style)
}

function readLine({ number: line, text: shown, raw: whole }: Line, style: LineStyle): ImportEvent {
  const text = separateLinks(shown)
  const skip = (reason: SkipReason) => skipEvent({ line, ...reason, text })
  const links = whole.startsWith(LOCAL_FILE) ? whole.split(' ', 1) : (text.match(LINK) ?? [])
  const spotify = findFirst(links, parseSpotifyLink)
  const youtubeId = findFirst(links, parseListedVideoId)
  const songText = text.replace(LINK, '').trim()
  const { artist, title, durationMs } = parseSongLine(songText, style)
  if (spotify?.kind === 'other') return skip(spotifySkip(spotify.what))

  const spotifyId = spotify?.kind === 'track' ? spotify.id : null
  if (artist !== null && title !== '') {
    return trackEvent({
      line,
      title,
      credit: parseCredit(artist),
      durationMs,
      spotifyId,
      youtubeId,
    })
  }
  if (spotify?.kind === 'local') return localFileEvent({ line, uri: whole, file: spotify })
  if (youtubeId !== null)
    return trackEvent({ line, title: title || placeholderTitle(youtubeId), durationMs, youtubeId })
  const link = songText === '' ? findFirst(links, parseServiceLink) : null
  if (spotifyId !== null) return { ...skip({ code: 'spotify_id_only' }), ...(link && { link }) }
  if (link) return { ...skip({ code: 'service_link', params: { service: link.service } }), link }
  return skip({
    code: links.length > 0 && songText === '' ? 'url_without_song' : 'not_artist_title',
  })
}

function findFirst<Found>(links: string[], find: (link: string) => Found | null): Found | null {
  for (const link of links) {
    const found = find(link)
    if (found !== null) return found
  }
  return null
}
