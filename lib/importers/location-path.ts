const MEDIA = new Set(
  'mp3|m4a|m4b|mp4|m4v|aac|flac|ogg|oga|ogv|opus|wav|wave|aif|aiff|aifc|wma|wv|ape|mpc|alac|dsf|dff|mka|mkv|webm|avi|mov|wmv|mpg|mpeg|3gp|mid|midi|ac3|amr'.split(
    '|',
  ),
)
const MAX_EXTENSION_CHARACTERS = 4
const MAX_SCHEME_CHARACTERS = 100
const SCHEME = /^[a-z][a-z0-9+.-]+$/i
const WINDOWS_START = /^(?:[a-z]:\\|\\\\)/i

// Paths and addresses may be longer than any text that expressions run over: these are scanners.

/** True for an address with a scheme, such as `https://` or `rtsp://`. */
export function isAddress(location: string): boolean {
  const end = location.slice(0, MAX_SCHEME_CHARACTERS).indexOf('://')
  const scheme = location.slice(0, Math.max(end, 0))
  return SCHEME.test(scheme) && scheme.toLowerCase() !== 'file'
}

/** True for a path or address that ends in the name of an audio or video file. */
export function isMediaFile(location: string): boolean {
  return hasMediaEnding(location) || (isAddress(location) && endOfMediaFile(location) !== -1)
}

/** The name of a file at the end of a path or address, decoded; without what follows it in an address. */
export function lastPart(location: string): string {
  const path = isAddress(location) ? withoutQuery(location) : withoutFileScheme(location)
  const isWindows = !path.includes('/') || WINDOWS_START.test(path.slice(0, 3))
  const slash = Math.max(path.lastIndexOf('/'), isWindows ? path.lastIndexOf('\\') : -1)
  return decoded(path.slice(slash + 1))
}

/** A name without the ending of an audio or video file. */
export function withoutMediaEnding(name: string): string {
  return hasMediaEnding(name) ? name.slice(0, name.lastIndexOf('.')) : name
}

function hasMediaEnding(text: string, end = text.length): boolean {
  const ending = text.slice(Math.max(0, end - MAX_EXTENSION_CHARACTERS - 1), end)
  const dot = ending.lastIndexOf('.')
  return dot !== -1 && MEDIA.has(ending.slice(dot + 1).toLowerCase())
}

/** The index behind the last name of a media file, at a `?`, a `#` or the end; -1 if there is none. */
function endOfMediaFile(address: string): number {
  if (hasMediaEnding(address)) return address.length
  for (let at = address.length - 1; at >= 0; at--) {
    const isEnd = address[at] === '?' || address[at] === '#'
    if (isEnd && hasMediaEnding(address, at)) return at
  }
  return -1
}

function withoutQuery(address: string): string {
  const end = endOfMediaFile(address)
  return end === -1 ? address : address.slice(0, end)
}

function withoutFileScheme(path: string): string {
  if (path.slice(0, 5).toLowerCase() !== 'file:') return path
  let at = 5
  while (path[at] === '/') at++
  return `/${path.slice(at)}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
