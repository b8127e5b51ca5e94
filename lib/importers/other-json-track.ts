import type { SkipReason } from '@/lib/skip-reasons'
import { boundText } from '@/lib/song-text/clean-text'
import { type Credit, creditFromList, parseCredit } from '@/lib/song-text/credit'
import { decodeEntities } from '@/lib/song-text/entities'
import { parseDate } from './dates'
import { fromBareNumber, parseDuration, parseDurationIn, parseMilliseconds } from './durations'
import { listAt, rawTextAt, textAt, valueAt } from './json-value'
import { foldKeys, trackKeys, unwrapTrack } from './other-json-keys'
import { firstOf, numberOf, scalarAt } from './other-json-scalars'
import { parseReleaseDate } from './release-details'
import { skipEvent, spotifySkip } from './skip'
import { parseSongLine } from './song-line'
import { parseSpotifyLink, parseSpotifyTrackId } from './spotify-link'
import { trackEvent } from './track'
import type { ImportEvent, ParsedTrack } from './types'
import { nameVideo } from './video-names'
import { isVideoId, parseListedVideoId, placeholderTitle } from './youtube-link'

const NO_SONG = /^(?:album|artist|episode|show|podcast|audiobook)$/

/** Reads a track of another program: an object with common keys, a link, or `Artist - Title`. */
export function otherJsonTrackEvent(value: unknown, line: number): ImportEvent {
  if (typeof value === 'string') return textEvent(value, line)
  const outer = foldKeys(value)
  const track = unwrapTrack(outer)
  const links = [
    ...trackKeys.link.map((key) => rawTextAt(track, key)),
    rawTextAt(valueAt(track, 'externalurls'), 'spotify'),
  ]
  const youtubeId = findVideoId(track, links)
  const shown = decodeEntities(nameOf(track, trackKeys.title))
  const skip = (reason: SkipReason) =>
    skipEvent({ line, ...reason, text: shown || JSON.stringify(value ?? null).slice(0, 200) })
  const kind = [track, outer].map((one) => textAt(one, 'type').toLowerCase()).find(isNoSong)
  if (kind !== undefined) return skip(spotifySkip(kind))

  const named = readNames(track, shown)
  const title = named.title || (youtubeId ? placeholderTitle(youtubeId) : '')
  const spotifyId = links.map(parseSpotifyTrackId).find((id) => id !== null) ?? null
  if (title === '') return skip({ code: spotifyId ? 'spotify_id_only' : 'no_title' })
  return trackEvent({
    ...readDetails(track),
    line,
    title,
    credit: named.credit,
    spotifyId,
    youtubeId,
    addedAt: firstOf([outer, track], trackKeys.addedAt, parseDate),
  })
}

const isNoSong = (kind: string): boolean => NO_SONG.test(kind)

function readDetails(track: unknown): Partial<ParsedTrack> {
  const album = foldKeys(valueAt(track, 'album'))
  return {
    album: decodeEntities(nameOf(track, trackKeys.album)),
    durationMs: readDuration(track),
    isrc: textAt(track, 'isrc') || textAt(valueAt(track, 'externalids'), 'isrc'),
    explicit: trackKeys.explicit.some((key) => valueAt(track, key) === true),
    genres: listAt(track, 'genres').filter((genre) => typeof genre === 'string'),
    releaseDate: readReleaseDate(track, album),
    trackNumber: numberOf(track, trackKeys.trackNumber),
    trackTotal: numberOf(track, trackKeys.trackTotal),
    discNumber: numberOf(track, trackKeys.discNumber),
    coverUrl: trackKeys.cover.map((key) => rawTextAt(track, key)).find(Boolean),
  }
}

/** The key `date` counts only if no other one is there, or of the same year: it may be that of the row. */
function readReleaseDate(track: unknown, album: unknown): string | undefined {
  const first = (keys: string[]) => firstOf([track, album], keys, parseReleaseDate)
  const stated = first(trackKeys.releaseDate)
  const date = first(trackKeys.date)
  const isOfRelease = stated === null || date?.startsWith(stated)
  return (isOfRelease ? date : stated) ?? undefined
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

/** Returns the first text or name of an object at one of the keys: `"X"`, `{name: "X"}`, `{"#text": "X"}`. */
const nameOf = (track: unknown, keys: string[]): string =>
  keys.map((key) => toName(valueAt(track, key))).find(Boolean) ?? ''

function toName(value: unknown): string {
  if (typeof value === 'string') return boundText(value)
  const folded = foldKeys(value)
  return (
    ['name', 'title', '#text', 'username'].map((inner) => textAt(folded, inner)).find(Boolean) ?? ''
  )
}

/** Returns the title and the artists; a video is named by its title, or else by its channel. */
function readNames(track: unknown, shown: string): { title: string; credit: Credit } {
  const artists = listAt(track, 'artists').map(toName).map(decodeEntities).filter(Boolean)
  if (artists.length > 0) return { title: shown, credit: creditFromList(artists) }
  const artist = decodeEntities(nameOf(track, trackKeys.artist))
  if (artist !== '') return { title: shown, credit: parseCredit(artist) }
  if (shown === '') return { title: '', credit: creditFromList([]) }
  const named = nameVideo(shown, decodeEntities(nameOf(track, trackKeys.channel)))
  return { title: named.title, credit: parseCredit(named.artist ?? '') }
}

function findVideoId(track: unknown, links: string[]): string | null {
  const ids = [
    ...trackKeys.video.map((key) => textAt(track, key)),
    textAt(valueAt(track, 'resourceid'), 'videoId'),
    textAt(track, 'id'),
  ]
  const addresses = links.map((link) =>
    link.startsWith('/watch?') ? `https://www.youtube.com${link}` : link,
  )
  return addresses.map(parseListedVideoId).find((id) => id !== null) ?? ids.find(isVideoId) ?? null
}

function readDuration(track: unknown): number | null {
  const first = (keys: string[], parse: (text: string) => number | null) =>
    firstOf([track], keys, parse)
  return (
    first(trackKeys.milliseconds, parseMilliseconds) ??
    first(trackKeys.seconds, (text) => parseDurationIn('seconds', text)) ??
    first(trackKeys.minutes, (text) => parseDurationIn('minutes', text)) ??
    trackKeys.duration.map((key) => readBareDuration(track, key)).find((ms) => ms !== null) ??
    null
  )
}

/** A number has seconds with decimals, but in a text `3.45` are 3 minutes and 45 seconds. */
function readBareDuration(track: unknown, key: string): number | null {
  const value = valueAt(track, key)
  if (typeof value === 'number') return value > 0 ? fromBareNumber(value) : null
  return parseDuration(scalarAt(track, key))
}
