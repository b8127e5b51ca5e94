import type { Connection, SpotifySetup } from '@/lib/contract/connections'
import type { Import } from '@/lib/contract/import'
import type { SpotifyPlaylist } from '@/lib/contract/spotify-playlist'
import { importWith } from '@/tests/support/dom/imports'

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
  reasonCode: null,
  reason: null,
  imported: null,
  ...values,
})

export const spotifyImport = (values: Partial<Import> = {}): Import =>
  importWith({
    kind: 'spotify',
    name: 'Road trip',
    status: 'running',
    progress: { done: 0, total: 0 },
    report: { imported: 0 },
    createdAt: '2026-11-23T09:58:00Z',
    finishedAt: null,
    ...values,
  })
