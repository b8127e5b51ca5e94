import { cleanText } from '@/lib/song-text/clean-text'
import { creditFromList, parseCredit } from '@/lib/song-text/credit'
import { fileEntryEvent } from './file-entry'
import { parseSpotifyLink } from './spotify-link'
import { trackEvent } from './track'
import type { ImportEvent, ParsedTrack } from './types'
import { toPath } from './uri-path'
import { parseListedVideoId } from './youtube-link'

/** A track of XSPF or JSPF, which have the same fields. */
export type XspfTrack = {
  line: number
  title?: string
  creator?: string
  /** The artists, if the source lists them one by one. */
  artists?: string[]
  album?: string
  annotation?: string
  image?: string
  genre?: string
  durationMs?: number | null
  trackNumber?: number
  mbRecordingId?: string
  mbArtistIds?: string[]
  addedAt?: string | null
  location?: string
  /** All links of the song; those of Spotify and YouTube become ids. */
  links: string[]
  /** The fields of our own extension. */
  own?: Partial<ParsedTrack>
}

/** Returns a track named by its title and creator, else by its annotation, else by its location. */
export function xspfTrackEvent(given: XspfTrack): ImportEvent {
  const listed = { ...given, location: given.location && toPath(given.location) }
  const { title = '', creator = '', links, own } = listed
  if (own?.songId)
    return trackEvent({ ...listed, title, coverUrl: listed.image, location: null, ...own })
  if (cleanText(title) === '' || cleanText(creator) === '') {
    const display = cleanText(title) || cleanText(listed.annotation ?? '')
    return fileEntryEvent({
      ...listed,
      title: undefined,
      display,
      artist: creator,
      coverUrl: listed.image,
    })
  }
  const spotify = links.map(parseSpotifyLink).find((link) => link?.kind === 'track')
  return trackEvent({
    ...listed,
    title,
    credit: listed.artists?.length ? creditFromList(listed.artists, creator) : parseCredit(creator),
    genres: listed.genre ? [listed.genre] : [],
    spotifyId: spotify?.kind === 'track' ? spotify.id : null,
    youtubeId: links.map(parseListedVideoId).find((id) => id !== null) ?? null,
    coverUrl: listed.image,
  })
}
