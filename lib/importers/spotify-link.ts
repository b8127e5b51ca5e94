import { bounded } from '@/lib/song-text/clean-text'

export type SpotifyLink =
  | { kind: 'track'; id: string }
  | { kind: 'local'; artist: string; album: string; title: string; durationMs: number | null }
  | { kind: 'other'; what: string }

const LINK =
  /^(?:spotify:|https?:\/\/open\.spotify\.com\/(?:intl-[a-z-]+\/)?(?:embed\/)?)(track|album|artist|playlist|episode|show|user)[:/]([A-Za-z0-9]+)/i
/** Begins the address of a file on the owner's own disk, which may be longer than other links. */
export const LOCAL_FILE = 'spotify:local:'
const BARE_ID = /^[A-Za-z0-9]{22}$/

/** Understands `spotify:` addresses and open.spotify.com links; null for anything else. */
export function spotifyLink(text: string): SpotifyLink | null {
  const trimmed = text.trim()
  if (trimmed.startsWith(LOCAL_FILE)) return localFile(trimmed)
  const match = LINK.exec(bounded(trimmed))
  if (!match) return null
  const [, kind, id] = match as unknown as [string, string, string]
  if (kind.toLowerCase() !== 'track') return { kind: 'other', what: kind.toLowerCase() }
  return BARE_ID.test(id) ? { kind: 'track', id } : null
}

/** The id of a track, from an address, a link or the bare id. */
export function spotifyTrackId(text: string): string | null {
  const trimmed = bounded(text)
  if (BARE_ID.test(trimmed)) return trimmed
  const link = spotifyLink(trimmed)
  return link?.kind === 'track' ? link.id : null
}

/** `spotify:local:artist:album:title:seconds`, each part form-encoded. */
function localFile(uri: string): SpotifyLink {
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
    return bounded(decodeURIComponent(spaced))
  } catch {
    return bounded(spaced)
  }
}
