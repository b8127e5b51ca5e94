import type { SkipCode, SkipReason } from '@/lib/skip-reasons'
import { splitArtistTitle } from '@/lib/song-text/artist-title'
import { boundText } from '@/lib/song-text/clean-text'
import { parseCredit } from '@/lib/song-text/credit'
import { normaliseTitle } from '@/lib/song-text/normalise'
import { type LocationName, parseLocationName } from './location-name'
import { skipEvent, spotifySkip } from './skip'
import { parseSpotifyLink } from './spotify-link'
import { trackEvent } from './track'
import type { ImportEvent } from './types'
import { parseYoutubeVideoId, placeholderTitle } from './youtube-link'

/** An entry of a list of files: a location, and optionally what a player displays. */
export type FileEntry = {
  line: number
  location?: string
  /** The parsed file name, if the reader has parsed it already. */
  file?: LocationName | null
  display?: string
  artist?: string
  album?: string
  genre?: string
  coverUrl?: string
  durationMs?: number | null
}

type ArtistAndTitle = { artist: string | null; title: string }

/**
 * Returns the track of an entry, named by its display text (`Artist - Title`), else by its file name,
 * else by its YouTube video. A radio stream with a display text becomes a track of that name.
 */
export function fileEntryEvent(entry: FileEntry): ImportEvent {
  const { line, location = '' } = entry
  const display = boundOptional(entry.display)
  const link = parseSpotifyLink(location)
  const skip = (reason: SkipReason) => skipEvent({ line, ...reason, text: display || location })
  if (link?.kind === 'other') return skip(spotifySkip(link.what))

  const file = link === null ? (entry.file ?? parseLocationName(location)) : null
  const youtubeId = parseYoutubeVideoId(location) ?? file?.youtubeId ?? null
  const local = link?.kind === 'local' && link.title !== '' ? link : null
  const named = display === '' ? (local ?? file) : parseDisplay(display, file)
  if (named === null && youtubeId === null)
    return skip({ code: unnamedCode(location, link !== null) })
  const artist = boundOptional(entry.artist) || named?.artist
  return trackEvent({
    ...entry,
    title: named?.title || (youtubeId ? placeholderTitle(youtubeId) : ''),
    credit: parseCredit(artist ?? ''),
    genres: boundOptional(entry.genre).split(/[,;]/),
    spotifyId: link?.kind === 'track' ? link.id : null,
    youtubeId,
  })
}

function boundOptional(text = ''): string {
  return boundText(text)
}

function unnamedCode(location: string, isSpotify: boolean): SkipCode {
  if (isSpotify) return 'spotify_id_only'
  return location === '' ? 'no_title' : 'url_without_song'
}

/** Parses `Artist - Title`, or `Artist, Title` if the file name has the same title. */
function parseDisplay(display: string, file: LocationName | null): ArtistAndTitle {
  const named = splitArtistTitle(display)
  const comma = display.indexOf(', ')
  if (named.artist !== null || comma === -1 || file === null) return named
  const rest = display.slice(comma + 2).trim()
  const isConfirmed = normaliseTitle(rest) === normaliseTitle(file.title)
  return isConfirmed ? { artist: display.slice(0, comma), title: rest } : named
}
