import { z } from 'zod'
import { contract } from './contract'
import { cursor, id, instant, listOf } from './fields'
import { Import } from './imports'
import { ownPath } from './own-path'
import { syncMode } from './sync-mode'

const externalId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9]+$/, 'Must be the id of a Spotify playlist.')
  .meta({ examples: ['3sPyrAW9PVUMxL9i6QFbaV'] })
const name = (example: string) =>
  z
    .string()
    .max(1_000)
    .meta({ examples: [example] })

export const SpotifyPlaylist = z
  .object({
    id: externalId,
    name: name('Road trip'),
    ownerName: name('Ada Lindqvist').nullable(),
    trackCount: z
      .int()
      .min(0)
      .max(1_000_000)
      .meta({ examples: [120] }),
    isImportable: z
      .boolean()
      .describe('Spotify lets only owners and collaborators read a playlist.'),
    reason: z
      .string()
      .max(300)
      .nullable()
      .meta({ description: 'Why it cannot be imported.', examples: [null] }),
    imported: z
      .object({ playlistId: id, syncedAt: instant, isUpToDate: z.boolean() })
      .nullable()
      .describe('The playlist it became here.'),
  })
  .meta({ id: 'SpotifyPlaylist' })
export type SpotifyPlaylist = z.output<typeof SpotifyPlaylist>

const given = (most: number, example: string) =>
  z
    .string()
    .min(1)
    .max(most)
    .optional()
    .meta({ description: 'As Spotify says it.', examples: [example] })

const refusals = [
  'spotify_not_configured',
  'spotify_not_connected',
  'spotify_reconnect',
  'spotify_not_on_the_list',
  'spotify_owner_needs_premium',
  'spotify_busy',
  'spotify_unavailable',
] as const

export const spotify = {
  connect: contract({
    operationId: 'connectSpotify',
    method: 'get',
    path: '/auth/spotify',
    tag: 'Connections',
    summary: 'Connect Spotify',
    description:
      'Leads a browser to Spotify, which asks the user and leads back; with OAuth 2 and PKCE. `returnTo` is a path of this site.',
    access: 'user',
    tokens: false,
    limit: 'auth',
    query: z.strictObject({
      returnTo: ownPath
        .default('/settings')
        .meta({ description: 'Where on this site to come back to.', examples: ['/import'] }),
    }),
    output: null,
    status: 302,
    errors: ['account_needed', 'spotify_not_configured'],
  }),
  callback: contract({
    operationId: 'spotifyCallback',
    method: 'get',
    path: '/auth/spotify/callback',
    tag: 'Connections',
    summary: 'Where Spotify leads back to',
    description:
      'Takes what Spotify answered, once, in the session that began, and leads to `returnTo`.',
    access: 'user',
    tokens: false,
    limit: 'auth',
    // Not strict: what else another site appends is its affair.
    query: z.object({
      code: given(4_096, 'AQDmVq0vQm8LrT1c'),
      state: given(512, 'q3Lw0cZ8xV1nT5yB'),
      error: given(200, 'access_denied'),
      iss: given(500, 'https://accounts.spotify.com'),
    }),
    output: null,
    status: 302,
    errors: [
      'invalid_state',
      'spotify_declined',
      'spotify_taken',
      'spotify_not_configured',
      'spotify_not_on_the_list',
      'spotify_owner_needs_premium',
      'spotify_busy',
      'spotify_unavailable',
    ],
  }),
  playlists: contract({
    operationId: 'listSpotifyPlaylists',
    method: 'get',
    path: '/spotify/playlists',
    tag: 'Imports',
    summary: 'List your playlists at Spotify',
    description: 'To choose from, with those that Spotify does not let anybody import.',
    access: 'user',
    limit: 'import',
    query: z.strictObject({ cursor }),
    output: listOf(SpotifyPlaylist),
    status: 200,
    errors: ['invalid_cursor', ...refusals],
  }),
  import: contract({
    operationId: 'importFromSpotify',
    method: 'post',
    path: '/spotify/import',
    tag: 'Imports',
    summary: 'Import from Spotify',
    description:
      'Brings playlists and liked songs in, in the background. Importing a playlist again brings it up to date.',
    access: 'user',
    limit: 'import',
    body: z.strictObject({
      playlistIds: z.array(externalId).max(500).default([]),
      liked: z.boolean().default(false),
    }),
    output: Import,
    status: 202,
    errors: ['spotify_not_configured', 'spotify_not_connected', 'spotify_reconnect'],
    idempotent: true,
    locationBase: '/imports',
  }),
  sync: contract({
    operationId: 'syncPlaylist',
    method: 'post',
    path: '/playlists/{playlistId}/sync',
    tag: 'Imports',
    summary: 'Sync a playlist with Spotify',
    description:
      'Brings a playlist that came from Spotify up to date. `mode` is remembered for the times to come.',
    access: 'user',
    limit: 'import',
    params: z.strictObject({ playlistId: id }),
    body: z.strictObject({ mode: syncMode.optional() }),
    output: Import,
    status: 202,
    errors: [
      'not_found',
      'conflict',
      'spotify_not_configured',
      'spotify_not_connected',
      'spotify_reconnect',
    ],
    locationBase: '/imports',
  }),
}
