import { boundText } from '@/lib/song-text/clean-text'

/** The services whose links can be looked up. */
export type LinkedService = 'Spotify' | 'Apple Music' | 'Deezer' | 'Tidal'
/** A link to a song, an album or a playlist, or a `short` one that redirects to such a link. */
export type ServiceLink = {
  service: LinkedService
  kind: 'track' | 'album' | 'playlist' | 'short'
  /** Empty for short links. */
  id: string
  /** https. */
  url: string
}

type Pattern = [service: LinkedService, kind: ServiceLink['kind'], pattern: RegExp]

// bounded-regex: the constants below, for links of at most 1,000 characters
const host = (pattern: string) => new RegExp(`^(?:https?://)?${pattern}`, 'i')
const PATTERNS: Pattern[] = [
  [
    'Spotify',
    'track',
    host('open\\.spotify\\.com/(?:intl-[a-z-]{2,5}/)?(?:embed/)?track/([A-Za-z0-9]{22})'),
  ],
  ['Spotify', 'track', /^spotify:track:([A-Za-z0-9]{22})$/i],
  ['Spotify', 'short', host('(?:spotify\\.(?:link|app\\.link)|spoti\\.fi)/()[\\w-]{1,40}')],
  [
    'Apple Music',
    'track',
    host('(?:geo\\.)?(?:music|itunes)\\.apple\\.com/[^?#]{1,300}\\?(?:[^#]*&)?i=(\\d{1,20})'),
  ],
  [
    'Apple Music',
    'track',
    host('(?:geo\\.)?music\\.apple\\.com/(?:[a-z]{2}/)?song/(?:[^/?#]{1,300}/)?(\\d{1,20})'),
  ],
  [
    'Apple Music',
    'album',
    host(
      '(?:geo\\.)?(?:music|itunes)\\.apple\\.com/(?:[a-z]{2}/)?album/(?:[^/?#]{1,300}/)?(?:id)?(\\d{1,20})',
    ),
  ],
  [
    'Apple Music',
    'playlist',
    host(
      '(?:geo\\.)?music\\.apple\\.com/(?:[a-z]{2}/)?playlist/(?:[^/?#]{1,300}/)?(pl\\.[\\w.-]{1,80})',
    ),
  ],
  ['Apple Music', 'short', host('apple\\.co/()[\\w-]{1,40}')],
  ...(['track', 'album', 'playlist'] as const).map(
    (kind): Pattern => [
      'Deezer',
      kind,
      host(`(?:www\\.)?deezer\\.com/(?:[a-z]{2}(?:-[a-z]{2})?/)?${kind}/(\\d{1,20})`),
    ],
  ),
  ['Deezer', 'short', host('(?:deezer|dzr)\\.page\\.link/()[\\w-]{1,40}')],
  ['Deezer', 'short', host('link\\.deezer\\.com/s/()[\\w-]{1,40}')],
  ...(['track', 'album', 'playlist'] as const).map(
    (kind): Pattern => [
      'Tidal',
      kind,
      host(`(?:www\\.|listen\\.|embed\\.)?tidal\\.com/(?:browse/)?${kind}s?/([\\da-f-]{1,40})`),
    ],
  ),
]

/** Parses a link to a song or a list of a streaming service; null for other text. */
export function parseServiceLink(text: string): ServiceLink | null {
  const link = boundText(text)
  for (const [service, kind, pattern] of PATTERNS) {
    const match = pattern.exec(link)
    if (!match) continue
    return { service, kind, id: match[1] ?? '', url: toUrl(link, service, match[1] ?? '') }
  }
  return null
}

function toUrl(link: string, service: LinkedService, id: string): string {
  if (service === 'Spotify' && id !== '') return `https://open.spotify.com/track/${id}`
  return link.replace(/^(?:https?:\/\/)?/i, 'https://')
}
