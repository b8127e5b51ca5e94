const MAX_SCHEME_CHARACTERS = 100
const SCHEME = /^[a-z][a-z0-9+.-]+$/i
const WINDOWS_START = /^(?:[a-z]:\\|\\\\)/i

// Locations may be too long for regular expressions, so only their starts are matched.

/** True for a URL with a scheme other than `file:`, such as `https://` or `rtsp://`. */
export function isUrl(location: string): boolean {
  const end = location.slice(0, MAX_SCHEME_CHARACTERS).indexOf('://')
  const scheme = location.slice(0, Math.max(end, 0))
  return SCHEME.test(scheme) && scheme.toLowerCase() !== 'file'
}

/** True for a `file:` URI. */
export const isFileUri = (location: string): boolean =>
  location.slice(0, 5).toLowerCase() === 'file:'

/** True if backslashes separate the folders of a path. */
export const isWindowsPath = (path: string): boolean =>
  !path.includes('/') || WINDOWS_START.test(path.slice(0, 3))
