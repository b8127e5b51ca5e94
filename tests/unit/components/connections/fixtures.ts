import type { Connection, SpotifySetup } from '@/lib/contract/connections'
import type { Import } from '@/lib/contract/import'
import type { SpotifyPlaylist } from '@/lib/contract/spotify-playlist'

export const READY: SpotifySetup = {
  isReady: true,
  redirectUri: 'http://127.0.0.1:3000/api/v1/auth/spotify/callback',
  isAddressRefused: false,
}

export const connectionWith = (values: Partial<Connection> = {}): Connection => ({
  id: 'connection',
  provider: 'spotify',
  displayName: 'Ada Lindqvist',
  status: 'active',
  brokenReason: null,
  scopes: ['playlist-read-private', 'user-library-read'],
  missingScopes: [],
  syncsNightly: false,
  connectedAt: '2026-11-01T10:00:00Z',
  consentedAt: '2026-11-01T10:00:00Z',
  consentEndsAt: '2027-05-01T10:00:00Z',
  ...values,
})

/** Returns a playlist at Spotify whose id is its name without spaces. */
export const spotifyPlaylist = (
  name: string,
  values: Partial<SpotifyPlaylist> = {},
): SpotifyPlaylist => ({
  id: name.replaceAll(' ', ''),
  name,
  ownerName: 'Ada',
  trackCount: 1_200,
  isImportable: true,
  reason: null,
  imported: null,
  ...values,
})

export const spotifyImport = (values: Partial<Import> = {}): Import => ({
  id: 'import',
  kind: 'spotify',
  name: 'Road trip',
  status: 'running',
  progress: { done: 0, total: 0 },
  playlists: [],
  report: { imported: 0, created: 0, matched: 0, duplicates: 0, skippedCount: 0, skipped: [] },
  error: null,
  problem: null,
  waitingUntil: null,
  createdAt: '2026-11-23T09:58:00Z',
  finishedAt: null,
  ...values,
})
