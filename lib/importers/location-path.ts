const MEDIA_EXTENSIONS = new Set(
  'mp3|m4a|m4b|mp4|m4v|aac|flac|ogg|oga|ogv|opus|wav|wave|aif|aiff|aifc|wma|wv|ape|mpc|alac|dsf|dff|mka|mkv|webm|avi|mov|wmv|mpg|mpeg|3gp|mid|midi|ac3|amr'.split(
    '|',
  ),
)
const MAX_EXTENSION_CHARACTERS = 4
const MAX_SCHEME_CHARACTERS = 100
const SCHEME = /^[a-z][a-z0-9+.-]+$/i
const WINDOWS_START = /^(?:[a-z]:\\|\\\\)/i

// Paths and URLs may be too long for regular expressions, so these functions are scanners.

/** True for a URL with a scheme other than `file:`, such as `https://` or `rtsp://`. */
export function isUrl(location: string): boolean {
  const end = location.slice(0, MAX_SCHEME_CHARACTERS).indexOf('://')
  const scheme = location.slice(0, Math.max(end, 0))
  return SCHEME.test(scheme) && scheme.toLowerCase() !== 'file'
}

/** True for a path or URL of an audio or video file. */
export function isMediaFile(location: string): boolean {
  return hasMediaExtension(location) || (isUrl(location) && findMediaFileEnd(location) !== -1)
}

/** Returns the decoded file name at the end of a path, or of a URL without its query. */
export function fileNameOf(location: string): string {
  const path = isUrl(location) ? stripQuery(location) : stripFileScheme(location)
  const isWindows = !path.includes('/') || WINDOWS_START.test(path.slice(0, 3))
  const slash = Math.max(path.lastIndexOf('/'), isWindows ? path.lastIndexOf('\\') : -1)
  return decodePath(path.slice(slash + 1))
}

/** Removes the extension of an audio or video file. */
export function stripMediaExtension(name: string): string {
  return hasMediaExtension(name) ? name.slice(0, name.lastIndexOf('.')) : name
}

function hasMediaExtension(text: string, end = text.length): boolean {
  const ending = text.slice(Math.max(0, end - MAX_EXTENSION_CHARACTERS - 1), end)
  const dot = ending.lastIndexOf('.')
  return dot !== -1 && MEDIA_EXTENSIONS.has(ending.slice(dot + 1).toLowerCase())
}

/** Returns the index after the last media file name, at a `?`, a `#` or the end; -1 if none. */
function findMediaFileEnd(address: string): number {
  if (hasMediaExtension(address)) return address.length
  for (let at = address.length - 1; at >= 0; at--) {
    const isEnd = address[at] === '?' || address[at] === '#'
    if (isEnd && hasMediaExtension(address, at)) return at
  }
  return -1
}

function stripQuery(address: string): string {
  const end = findMediaFileEnd(address)
  return end === -1 ? address : address.slice(0, end)
}

function stripFileScheme(path: string): string {
  if (path.slice(0, 5).toLowerCase() !== 'file:') return path
  let at = 5
  while (path[at] === '/') at++
  return `/${path.slice(at)}`
}

function decodePath(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
