/** Image hosts of Spotify, YouTube, Apple, Deezer and Tidal, and the domains below them. */
const HOSTS = [
  ...['scdn.co', 'spotifycdn.com', 'ytimg.com', 'ggpht.com', 'googleusercontent.com'],
  ...['mzstatic.com', 'dzcdn.net', 'resources.tidal.com'],
]

/** An address of a cover if a known host serves it by https; null for every other. */
export function knownCoverUrl(url: string | null | undefined): string | null {
  const { protocol, hostname, port, username } = URL.parse(url ?? '') ?? {}
  const isKnown = HOSTS.some((host) => hostname === host || hostname?.endsWith(`.${host}`))
  return url && protocol === 'https:' && isKnown && !port && !username ? url : null
}
