import { boundText } from '@/lib/song-text/clean-text'

export type SpotifyLink =
  | { kind: 'track'; id: string }
  | { kind: 'local'; artist: string; album: string; title: string; durationMs: number | null }
  | { kind: 'other'; what: string }

const LINK =
  /^(?:spotify:|(?:https?:\/\/)?open\.spotify\.com\/(?:intl-[a-z-]+\/)?(?:embed\/)?)(track|album|artist|playlist|episode|show|user)[:/]([A-Za-z0-9]+)/i
/** The start of the URI of a local file, which may be longer than other links. */
export const LOCAL_FILE = 'spotify:local:'
const BARE_ID = /^[A-Za-z0-9]{22}$/

/** Parses `spotify:` URIs and open.spotify.com links; null for other text. */
export function parseSpotifyLink(text: string): SpotifyLink | null {
  const trimmed = text.trim()
  if (trimmed.startsWith(LOCAL_FILE)) return parseLocalFile(trimmed)
  const match = LINK.exec(boundText(trimmed))
  if (!match) return null
  const [, kind, id] = match as unknown as [string, string, string]
  if (kind.toLowerCase() !== 'track') return { kind: 'other', what: kind.toLowerCase() }
  return BARE_ID.test(id) ? { kind: 'track', id } : null
}

/** Parses the id of a track in a URI, a link or on its own; null for other text. */
export function parseSpotifyTrackId(text: string): string | null {
  const trimmed = boundText(text)
  if (BARE_ID.test(trimmed)) return trimmed
  const link = parseSpotifyLink(trimmed)
  return link?.kind === 'track' ? link.id : null
}

/** `spotify:local:artist:album:title:seconds`, each part form-encoded. */
function parseLocalFile(uri: string): SpotifyLink {
  const [artist = '', album = '', title = '', seconds = ''] = uri.split(':', 6).slice(2)
  return {
    kind: 'local',
    artist: formDecode(artist),
    album: formDecode(album),
    title: formDecode(title),
    durationMs: /^\d{1,9}$/.test(seconds) ? Number(seconds) * 1000 : null,
  }
}

function formDecode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return boundText(decodeURIComponent(spaced))
  } catch {
    return boundText(spaced)
  }
}
