import { isFileUri, isUrl, isWindowsPath } from '@/lib/song-text/location'
import type { ExportedTrack } from './types'

/** Links to the song on other services, YouTube first because most players can open it. */
export const externalLinks = ({ youtubeId, spotifyId }: ExportedTrack): string[] => [
  ...(youtubeId ? [`https://www.youtube.com/watch?v=${youtubeId}`] : []),
  ...(spotifyId ? [`https://open.spotify.com/track/${spotifyId}`] : []),
]

const DRIVE = /^[a-z]:\//i
const SERVICE_URI = /^(?:spotify|urn):[^\s/\\]+$/i

/** All addresses of the audio, the location of the original list first. */
export function locations(track: ExportedTrack): string[] {
  const own = track.location === null ? [] : [toUri(track.location)]
  return [...new Set([...own, ...externalLinks(track)])]
}

/** Returns a path as a URI: an absolute one as `file:///…`, a relative one relative to the list. */
function toUri(location: string): string {
  if (isUrl(location) || isFileUri(location) || SERVICE_URI.test(location)) return location
  const path = isWindowsPath(location) ? location.replaceAll('\\', '/') : location
  const encoded = path.split('/').map(encodeSegment).join('/')
  if (path.startsWith('//')) return `file:${encoded}`
  if (path.startsWith('/')) return `file://${encoded}`
  return DRIVE.test(path) ? `file:///${encoded}` : encoded
}

const encodeSegment = (segment: string): string =>
  encodeURIComponent(segment.toWellFormed()).replace(/^([a-z])%3A$/i, '$1:')
