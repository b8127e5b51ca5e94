import { cleanText } from '@/lib/song-text/clean-text'
import { listedCredit, readCredit } from '@/lib/song-text/credit'
import { entryEvent } from './entry'
import { spotifyLink } from './spotify-link'
import { trackEvent } from './track'
import type { ImportEvent, ParsedTrack } from './types'
import { youtubeVideoId } from './youtube-link'

/** A track of XSPF or JSPF: the same words, once in XML and once in JSON. */
export type ListedTrack = {
  line: number
  title?: string
  creator?: string
  /** Where each artist is named apart. */
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
  /** Every address given for the song, among which Spotify's and YouTube's are known. */
  links: string[]
  /** What our own writers say of the track besides. */
  own?: Partial<ParsedTrack>
}

/** Named by its title and creator; without them by its annotation, then by its location. */
export function listedEvent(listed: ListedTrack): ImportEvent {
  const { title = '', creator = '', links, own } = listed
  if (own?.songId) return trackEvent({ ...listed, title, coverUrl: listed.image, ...own })
  if (cleanText(title) === '' || cleanText(creator) === '') {
    const display = cleanText(title) || cleanText(listed.annotation ?? '')
    return entryEvent({ ...listed, display, artist: creator, coverUrl: listed.image })
  }
  const spotify = links.map(spotifyLink).find((link) => link?.kind === 'track')
  return trackEvent({
    ...listed,
    title,
    credit: listed.artists?.length ? listedCredit(listed.artists, creator) : readCredit(creator),
    genres: listed.genre ? [listed.genre] : [],
    spotifyId: spotify?.kind === 'track' ? spotify.id : null,
    youtubeId: links.map(youtubeVideoId).find((id) => id !== null) ?? null,
    coverUrl: listed.image,
  })
}
