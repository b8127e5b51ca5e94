/** Image hosts of Spotify, YouTube, Apple, Deezer and Tidal, and the domains below them. */
const HOSTS = [
  ...['scdn.co', 'spotifycdn.com', 'ytimg.com', 'ggpht.com', 'googleusercontent.com'],
  ...['mzstatic.com', 'dzcdn.net', 'resources.tidal.com'],
]

/** Returns the URL of a cover if it is an https URL of a known image host, else null. */
export function knownCoverUrl(url: string | null | undefined): string | null {
  const { protocol, hostname, port, username } = URL.parse(url ?? '') ?? {}
  const isKnown = HOSTS.some((host) => hostname === host || hostname?.endsWith(`.${host}`))
  return url && protocol === 'https:' && isKnown && !port && !username ? url : null
}
