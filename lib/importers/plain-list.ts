import type { SkipReason } from '@/lib/skip-reasons'
import { boundText } from '@/lib/song-text/clean-text'
import { parseCredit } from '@/lib/song-text/credit'
import { type Line, readLines } from './lines'
import { localFileEvent } from './local-file'
import { playlistEvent } from './playlist-event'
import { skipEvent, spotifySkip } from './skip'
import { parseSongLine } from './song-line'
import { isSpotifyBackupText, readSpotifyBackupText } from './spotify-backup-text'
import { LOCAL_FILE, parseSpotifyLink } from './spotify-link'
import { trackEvent } from './track'
import type { ImportEvent, Reader } from './types'
import { parseListedVideoId, placeholderTitle } from './youtube-link'

const COMMENT = /^(?:#|\/\/)(?:\s|$)/
const LINK =
  /(?:https?:\/\/|spotify:|yt:|(?:(?:www|m|music)\.)?youtube\.com\/|youtu\.be\/|open\.spotify\.com\/|music\.apple\.com\/|(?:www\.)?(?:tidal|deezer|soundcloud)\.com\/)\S+/gi
const MARKDOWN_LINK = /\[([^\][]{1,500})\]\((\S{1,500}?)\)/g
const NUMBERED = /^(\d{1,4})\s+\S/
const MIN_NUMBERED_LINES = 3

/** Reads one song per line: `Artist - Title` in any form of `parseSongLine`, a link, or both. */
export const readPlainList: Reader = async function* (text, { head, fallbackName: name }) {
  if (isSpotifyBackupText(head)) {
    yield* readSpotifyBackupText(text, name)
    return
  }
  yield playlistEvent(name)
  const isNumbered = hasLineNumbers(head)
  for await (const line of readLines(text)) if (isRow(line.text)) yield readLine(line, isNumbered)
}

/** True if the lines of a list begin with the numbers 1, 2, 3 and so on, or with those of a later start. */
function hasLineNumbers(head: string): boolean {
  const lines = head
    .split(/[\r\n]+/)
    .slice(0, -1)
    .map(boundText)
    .filter(isRow)
  const numbers = lines.map((line) => Number(NUMBERED.exec(line)?.[1] ?? Number.NaN))
  const steps = numbers.filter((number, at) => at > 0 && number === (numbers[at - 1] ?? 0) + 1)
  return numbers.length >= MIN_NUMBERED_LINES && steps.length >= (numbers.length - 1) * 0.8
}

/** False for blank lines and comments. */
export function isRow(text: string): boolean {
  return text !== '' && !COMMENT.test(text)
}

function readLine(
  { number: line, text: shown, raw: whole }: Line,
  isNumbered: boolean,
): ImportEvent {
  const text = shown.replace(MARKDOWN_LINK, '$1 $2')
  const skip = (reason: SkipReason) => skipEvent({ line, ...reason, text })
  const links = whole.startsWith(LOCAL_FILE) ? whole.split(' ', 1) : (text.match(LINK) ?? [])
  const spotify = findFirst(links, parseSpotifyLink)
  const youtubeId = findFirst(links, parseListedVideoId)
  const songText = text.replace(LINK, '').trim()
  const { artist, title, durationMs } = parseSongLine(songText, isNumbered)
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
  if (spotifyId !== null) return skip({ code: 'spotify_id_only' })
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
