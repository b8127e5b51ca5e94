export type SpotifyLink =
  | { kind: 'track'; id: string }
  | { kind: 'local'; artist: string; album: string; title: string; durationMs: number | null }
  | { kind: 'other'; what: string }

const LINK =
  /^(?:spotify:|https?:\/\/open\.spotify\.com\/(?:intl-[a-z-]+\/)?(?:embed\/)?)(track|album|artist|playlist|episode|show|user)[:/]([A-Za-z0-9]+)/i
const BARE_ID = /^[A-Za-z0-9]{22}$/

/** Understands `spotify:` addresses and open.spotify.com links; null for anything else. */
export function spotifyLink(text: string): SpotifyLink | null {
  const trimmed = text.trim()
  if (trimmed.startsWith('spotify:local:')) return localFile(trimmed)
  const match = LINK.exec(trimmed)
  if (!match) return null
  const [, kind, id] = match as unknown as [string, string, string]
  if (kind.toLowerCase() !== 'track') return { kind: 'other', what: kind.toLowerCase() }
  return BARE_ID.test(id) ? { kind: 'track', id } : null
}

/** The id of a track, from an address, a link or the bare id. */
export function spotifyTrackId(text: string): string | null {
  const trimmed = text.trim()
  if (BARE_ID.test(trimmed)) return trimmed
  const link = spotifyLink(trimmed)
  return link?.kind === 'track' ? link.id : null
}

/** `spotify:local:artist:album:title:seconds`, each part form-encoded. */
function localFile(uri: string): SpotifyLink {
  const [artist = '', album = '', title = '', seconds = ''] = uri.split(':').slice(2)
  return {
    kind: 'local',
    artist: formDecode(artist),
    album: formDecode(album),
    title: formDecode(title),
    durationMs: /^\d+$/.test(seconds) ? Number(seconds) * 1000 : null,
  }
}

function formDecode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}
