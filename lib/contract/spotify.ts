import { z } from 'zod'
import { contract } from './contract'
import { cursor, id, listOf } from './fields'
import { Import } from './import'
import { ownPath } from './own-path'
import { SpotifyPlaylist, spotifyPlaylistId } from './spotify-playlist'
import { syncMode } from './sync-mode'

const callbackParameter = (maxChars: number, example: string) =>
  z
    .string()
    .min(1)
    .max(maxChars)
    .optional()
    .meta({ description: 'Set by Spotify.', examples: [example] })

const SPOTIFY_ERRORS = [
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
      'Redirects a browser to Spotify, which asks the user for consent and redirects back; with OAuth 2 and PKCE. `returnTo` is a path of this site.',
    access: 'user',
    tokens: false,
    limit: 'auth',
    query: z.strictObject({
      returnTo: ownPath
        .default('/settings')
        .meta({ description: 'The path of this site to return to.', examples: ['/import'] }),
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
    summary: 'Complete the connection to Spotify',
    description:
      'Receives the redirect of Spotify, once and in the session that began, and redirects to `returnTo`.',
    access: 'user',
    tokens: false,
    limit: 'auth',
    // Not strict, because Spotify may append other parameters.
    query: z.object({
      code: callbackParameter(4_096, 'AQDmVq0vQm8LrT1c'),
      state: callbackParameter(512, 'q3Lw0cZ8xV1nT5yB'),
      error: callbackParameter(200, 'access_denied'),
      iss: callbackParameter(500, 'https://accounts.spotify.com'),
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
    description: 'Lists your playlists at Spotify, including those that cannot be imported.',
    access: 'user',
    limit: 'import',
    query: z.strictObject({ cursor }),
    output: listOf(SpotifyPlaylist),
    status: 200,
    errors: ['invalid_cursor', ...SPOTIFY_ERRORS],
  }),
  import: contract({
    operationId: 'importFromSpotify',
    method: 'post',
    path: '/spotify/import',
    tag: 'Imports',
    summary: 'Import from Spotify',
    description:
      'Imports playlists and liked songs in the background. Importing a playlist again updates it.',
    access: 'user',
    limit: 'import',
    body: z.strictObject({
      playlistIds: z.array(spotifyPlaylistId).max(500).default([]),
      liked: z.boolean().default(false),
    }),
    output: Import,
    status: 202,
    errors: [
      'too_many_imports',
      'spotify_not_configured',
      'spotify_not_connected',
      'spotify_reconnect',
    ],
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
      'Updates a playlist that was imported from Spotify. `mode` also applies to later syncs.',
    access: 'user',
    limit: 'import',
    params: z.strictObject({ playlistId: id }),
    body: z.strictObject({ mode: syncMode.optional() }),
    output: Import,
    status: 202,
    errors: [
      'not_found',
      'conflict',
      'too_many_imports',
      'spotify_not_configured',
      'spotify_not_connected',
      'spotify_reconnect',
    ],
    locationBase: '/imports',
  }),
}
