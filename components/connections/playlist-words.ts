import { clockTime, count, date, number } from '@/components/ui/words'
import type { SpotifyPlaylist } from '@/lib/contract/spotify'

const HALF_A_DAY_MS = 12 * 3_600_000

/** What a playlist at Spotify holds and whose it is, or why it cannot be had. */
export function detailOf({ isImportable, reason, ownerName, trackCount }: SpotifyPlaylist): string {
  const size = count(trackCount, 'track')
  if (!isImportable) return `${size}. ${reason}`
  return ownerName ? `${size}, by ${ownerName}` : size
}

/** How it stands here, where it came in before. */
export function stateOf({ imported }: SpotifyPlaylist): string | undefined {
  if (!imported) return undefined
  return imported.isUpToDate ? 'Up to date here' : 'Changed since it came in'
}

/** How many there are and how many of them are out of reach. */
export function totalOf(playlists: SpotifyPlaylist[]): string {
  const unreadable = playlists.filter((playlist) => !playlist.isImportable).length
  const found = count(playlists.length, 'playlist')
  return unreadable > 0 ? `${found}, ${number(unreadable)} of them cannot be read` : found
}

/** "14:05", with the day where that is not soon. */
export function untilWords(instant: string, nowMs = Date.now()): string {
  const isSoon = Date.parse(instant) - nowMs < HALF_A_DAY_MS
  return isSoon ? clockTime(instant) : `${clockTime(instant)} on ${date(instant)}`
}
