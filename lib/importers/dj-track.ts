import { boundText, cleanText } from '@/lib/song-text/clean-text'
import { parseCredit } from '@/lib/song-text/credit'
import { parseYear } from './dates'
import { fileEntryEvent } from './file-entry'
import { trackEvent } from './track'
import type { ImportEvent } from './types'

/** The attributes of a track in rekordbox or Traktor, by lower-case name. */
export type DjTrack = {
  line: number
  trackid?: string
  location?: string
  name?: string
  title?: string
  artist?: string
  album?: string
  genre?: string
  year?: string
  tracknumber?: string
  totaltime?: string
  playtime?: string
}

/** Returns the track, named by its tags, else by its file. Lengths are in seconds. */
export function djTrackEvent(track: DjTrack): ImportEvent {
  const title = cleanText(track.name ?? track.title ?? '')
  const seconds = Number(track.totaltime ?? track.playtime)
  const { line, location } = track
  if (title === '') return fileEntryEvent({ line, location, artist: track.artist })
  return trackEvent({
    line,
    title,
    credit: parseCredit(boundText(track.artist ?? '')),
    album: boundText(track.album ?? ''),
    genres: boundText(track.genre ?? '').split(/[,;]/),
    releaseYear: parseYear(track.year),
    trackNumber: track.tracknumber ? Number(track.tracknumber) : undefined,
    durationMs: seconds > 0 ? seconds * 1000 : null,
    location,
  })
}

/** The key of a track of Traktor: its volume, folders and file, each after `/:`. */
export const traktorKey = ({ volume = '', dir = '', file = '' }: Record<string, string>): string =>
  `${volume}${dir}${file}`
