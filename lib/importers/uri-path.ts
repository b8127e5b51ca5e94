import { isFileUri, isUrl } from '@/lib/song-text/location'
import { decodePercents } from './percent-encoding'

const NOT_A_URI = /[\s\\]/
const SERVICE_URI = /^(?:spotify|urn):/i
const LOCAL_HOST = /^\/\/(?:localhost)?(?=\/)/i
const DRIVE = /^\/(?=[a-z]:\/)/i

/**
 * Returns the path of a location in XSPF, which is a URI: `file:///m/a%20b.mp3` is `/m/a b.mp3`, and
 * `a%20b.mp3` is `a b.mp3`. Addresses stay, and so do paths that a writer did not encode.
 */
export function toPath(location: string): string {
  if (isUrl(location) || SERVICE_URI.test(location.slice(0, 8))) return location
  if (!isFileUri(location)) return NOT_A_URI.test(location) ? location : decodePercents(location)
  const path = location.slice('file:'.length).replace(LOCAL_HOST, '').replace(DRIVE, '')
  return decodePercents(path)
}
