import { toExcerpt } from '@/lib/song-text/clean-text'
import type { ImportEvent } from './types'

/** Why a row could not become a track, in the words its owner reads. */
export const reasons = {
  noTitle: 'no title',
  spotifyIdAlone: 'only a Spotify id; a title and an artist are needed',
  episode: 'a podcast episode, not a song',
  notASong: (what: string) => `a Spotify ${what}, not a song`,
  noDash: 'not in the form "Artist - Title"',
  address: 'a web address that names no song',
  segment: 'a piece of a stream, not a song',
  video: 'a film or programme, not a song',
  podcast: 'a podcast, not a song',
  unknownTrack: 'a song the library does not describe',
  brokenOff: 'the file breaks off here',
}

type Skipped = { line: number; reason: string; text: string }

export function skipEvent({ line, reason, text }: Skipped): ImportEvent {
  return { type: 'skip', line, reason, text: toExcerpt(text) }
}

/** The reason for a Spotify address of something that is no track: an album, an episode. */
export function spotifyReason(what: string): string {
  return what === 'episode' || what === 'show' ? reasons.episode : reasons.notASong(what)
}
