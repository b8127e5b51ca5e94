import { artistAndTitle } from '@/lib/song-text/artist-title'
import { bounded } from '@/lib/song-text/clean-text'
import { readCredit } from '@/lib/song-text/credit'
import { normaliseTitle } from '@/lib/song-text/normalise'
import { type LocationName, nameFromLocation } from './location-name'
import { reasonForSpotify, reasons, skipEvent } from './skip'
import { spotifyLink } from './spotify-link'
import { trackEvent } from './track'
import type { ImportEvent } from './types'
import { videoTitle, youtubeVideoId } from './youtube-link'

/** A song as a list of files names it: where it is, and perhaps what a player should show. */
export type Entry = {
  line: number
  location?: string
  /** What the name of the file says, where the reader has asked already. */
  file?: LocationName | null
  display?: string
  artist?: string
  album?: string
  genre?: string
  coverUrl?: string
  durationMs?: number | null
}

type Named = { artist: string | null; title: string }

/**
 * The track of an entry: named by its display text (`Artist - Title`), else by its file name, else
 * by its YouTube video. A radio stream with a display text is kept under that name.
 */
export function entryEvent(entry: Entry): ImportEvent {
  const { line, location = '' } = entry
  const display = boundedOrEmpty(entry.display)
  const link = spotifyLink(location)
  const skip = (reason: string) => skipEvent({ line, reason, text: display || location })
  if (link?.kind === 'other') return skip(reasonForSpotify(link.what))

  const file = link === null ? (entry.file ?? nameFromLocation(location)) : null
  const youtubeId = youtubeVideoId(location) ?? file?.youtubeId ?? null
  const local = link?.kind === 'local' && link.title !== '' ? link : null
  const named = display === '' ? (local ?? file) : displayed(display, file)
  if (named === null && youtubeId === null) return skip(reasonForNone(location, link !== null))
  const artist = boundedOrEmpty(entry.artist) || named?.artist
  return trackEvent({
    ...entry,
    title: named?.title || videoTitle(youtubeId!),
    credit: readCredit(artist ?? ''),
    genres: boundedOrEmpty(entry.genre).split(/[,;]/),
    spotifyId: link?.kind === 'track' ? link.id : null,
    youtubeId,
  })
}

function boundedOrEmpty(text = ''): string {
  return bounded(text)
}

function reasonForNone(location: string, isSpotify: boolean): string {
  if (isSpotify) return reasons.spotifyIdAlone
  return location === '' ? reasons.noTitle : reasons.address
}

/** `Artist - Title`; or `Artist, Title` where the name of the file confirms what the title is. */
function displayed(display: string, file: LocationName | null): Named {
  const named = artistAndTitle(display)
  const comma = display.indexOf(', ')
  if (named.artist !== null || comma === -1 || file === null) return named
  const rest = display.slice(comma + 2).trim()
  const isConfirmed = normaliseTitle(rest) === normaliseTitle(file.title)
  return isConfirmed ? { artist: display.slice(0, comma), title: rest } : named
}
