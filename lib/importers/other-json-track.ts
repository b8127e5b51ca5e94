import type { SkipReason } from '@/lib/skip-reasons'
import { creditFromList, parseCredit } from '@/lib/song-text/credit'
import { decodeEntities } from '@/lib/song-text/entities'
import { parseDate, parseYear } from './dates'
import { parseDuration } from './durations'
import { listAt, rawTextAt, textAt, valueAt } from './json-value'
import { trackKeys } from './other-json-keys'
import { skipEvent, spotifySkip } from './skip'
import { parseSongLine } from './song-line'
import { parseSpotifyLink, parseSpotifyTrackId } from './spotify-link'
import { trackEvent } from './track'
import type { ImportEvent } from './types'
import { isVideoId, parseListedVideoId, placeholderTitle } from './youtube-link'

const NO_SONG = /^(?:album|artist|episode|show|podcast|audiobook)$/

/** Reads a track of another program: an object with common keys, a link, or `Artist - Title`. */
export function otherJsonTrackEvent(value: unknown, line: number): ImportEvent {
  if (typeof value === 'string') return textEvent(value, line)
  const track = unwrap(value)
  const get = (keys: string[]) => keys.map((key) => nameAt(track, key)).find(Boolean) ?? ''
  const kind = textAt(track, 'type').toLowerCase()
  const links = [
    ...trackKeys.link.map((key) => rawTextAt(track, key)),
    rawTextAt(valueAt(track, 'external_urls'), 'spotify'),
  ]
  const videoId = findVideoId(track, links)
  const shown = decodeEntities(get(trackKeys.title))
  const skip = (reason: SkipReason) =>
    skipEvent({ line, ...reason, text: shown || JSON.stringify(value ?? null).slice(0, 200) })
  if (NO_SONG.test(kind)) return skip(spotifySkip(kind))

  const artists = readArtists(track)
  const named =
    artists === null && shown !== '' ? parseSongLine(shown) : { artist: null, title: shown }
  const title = named.title || (videoId ? placeholderTitle(videoId) : '')
  const spotifyId = links.map(parseSpotifyTrackId).find((id) => id !== null) ?? null
  if (title === '') return skip({ code: spotifyId ? 'spotify_id_only' : 'no_title' })
  return trackEvent({
    line,
    title,
    credit: artists ?? parseCredit(named.artist ?? ''),
    album: decodeEntities(get(trackKeys.album)),
    durationMs: readDuration(track),
    isrc: textAt(track, 'isrc') || textAt(valueAt(track, 'external_ids'), 'isrc'),
    spotifyId,
    youtubeId: videoId,
    explicit: valueAt(track, 'explicit') === true,
    genres: listAt(track, 'genres').filter((genre) => typeof genre === 'string'),
    releaseYear: parseYear(
      textAt(track, 'year') ||
        textAt(track, 'release_date') ||
        textAt(valueAt(track, 'album'), 'release_date'),
    ),
    addedAt:
      trackKeys.addedAt
        .map((key) => parseDate(textAt(value, key) || textAt(track, key)))
        .find(Boolean) ?? null,
  })
}

function textEvent(text: string, line: number): ImportEvent {
  const youtubeId = parseListedVideoId(text) ?? (isVideoId(text.trim()) ? text.trim() : null)
  if (youtubeId !== null) return trackEvent({ line, title: placeholderTitle(youtubeId), youtubeId })
  const skip = (reason: SkipReason) => skipEvent({ line, ...reason, text })
  if (parseSpotifyLink(text) !== null) return skip({ code: 'spotify_id_only' })
  const { artist, title } = parseSongLine(text)
  if (artist === null) return skip({ code: 'not_artist_title' })
  return trackEvent({ line, title, credit: parseCredit(artist) })
}

/** Returns the object with the fields of the song. */
function unwrap(value: unknown): unknown {
  const inner = trackKeys.wrappers
    .map((key) => valueAt(value, key))
    .find((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
  return inner ?? value
}

/** The text at a key, or the name of the object there: `"X"`, `{name: "X"}`, `{"#text": "X"}`. */
function nameAt(track: unknown, key: string): string {
  const value = valueAt(track, key)
  return (
    textAt(track, key) ||
    ['name', 'title', '#text'].map((inner) => textAt(value, inner)).find(Boolean) ||
    ''
  )
}

/** Returns the artists, which may be texts or objects; null if there are none. */
function readArtists(track: unknown) {
  const list = listAt(track, 'artists').map((one) =>
    typeof one === 'string' ? one : nameAt({ one }, 'one'),
  )
  const names = list.map(decodeEntities).filter(Boolean)
  if (names.length > 0) return creditFromList(names)
  const name = decodeEntities(trackKeys.artist.map((key) => nameAt(track, key)).find(Boolean) ?? '')
  const own = name.replace(/\s+-\s+Topic$/, '')
  return own === '' ? null : parseCredit(own)
}

function findVideoId(track: unknown, links: string[]): string | null {
  const ids = [
    ...trackKeys.video.map((key) => textAt(track, key)),
    textAt(valueAt(track, 'resourceId'), 'videoId'),
    textAt(track, 'id'),
  ]
  return links.map(parseListedVideoId).find((id) => id !== null) ?? ids.find(isVideoId) ?? null
}

function readDuration(track: unknown): number | null {
  const milliseconds = trackKeys.milliseconds
    .map((key) => Number(valueAt(track, key)))
    .find((value) => value > 0)
  if (milliseconds !== undefined) return milliseconds
  const values = trackKeys.seconds
    .map((key) => valueAt(track, key))
    .filter((value) => value !== undefined)
  return (
    values
      .map((value) => parseDuration(String(value).slice(0, 40)))
      .find((value) => value !== null) ?? null
  )
}
