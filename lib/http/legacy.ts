import type { RenderedResponse } from './response'

/** The resources of the earlier API, whose paths had no version. */
const RESOURCES = new Set(['songs', 'playlists', 'spotify', 'me'])

/** Its paths below /api/auth, where next-auth has its own. */
const AUTH_PATHS = new Set(
  ['login', 'register', 'spotify', 'spotify/callback'].map((path) => `/api/auth/${path}`),
)

/** When the unversioned paths were deprecated, and the earliest time they are removed. */
export const UNVERSIONED_PATHS = {
  announcedMs: Date.UTC(2026, 10, 22),
  removedMs: Date.UTC(2027, 11, 1),
}

/** Returns the versioned path for an unversioned one; undefined for other paths. */
export function toVersionedPath(path: string): string | undefined {
  const [, resource = ''] = /^\/api\/([a-z]+)(?=\/|$)/.exec(path) ?? []
  const isEarlier = RESOURCES.has(resource) || AUTH_PATHS.has(path)
  return isEarlier ? path.replace(/^\/api/, '/api/v1') : undefined
}

/** Whether the API serves a path: all below /api except those of next-auth. */
export const isApiPath = (path: string): boolean =>
  /^\/api(?:\/|$)/.test(path) && (!/^\/api\/auth(?:\/|$)/.test(path) || AUTH_PATHS.has(path))

/**
 * Redirects an unversioned path, with the date of its removal (RFC 9745, RFC 8594). `path` is used in
 * headers, so it must be percent-encoded.
 */
export function redirectToVersioned(path: string, url: string): RenderedResponse {
  const at = url.indexOf('?')
  return {
    status: 308,
    headers: {
      Location: path + (at === -1 ? '' : url.slice(at)),
      Deprecation: `@${UNVERSIONED_PATHS.announcedMs / 1_000}`,
      Sunset: new Date(UNVERSIONED_PATHS.removedMs).toUTCString(),
      Link: `<${path}>; rel="successor-version", </docs/versioning>; rel="deprecation"; type="text/html"`,
      'Content-Length': '0',
    },
    text: null,
  }
}
