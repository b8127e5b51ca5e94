import { z } from 'zod'
import { contract } from './contract'
import { id, instant } from './fields'

const scopes = z
  .array(
    z
      .string()
      .max(100)
      .meta({ examples: ['playlist-read-private'] }),
  )
  .max(50)

export const Connection = z
  .object({
    id,
    provider: z.enum(['spotify']),
    displayName: z
      .string()
      .max(200)
      .meta({
        description: 'The display name of the account at the service.',
        examples: ['Ada Lindqvist'],
      }),
    status: z.enum(['active', 'broken']),
    brokenReason: z
      .enum(['consent_ended', 'unreadable'])
      .nullable()
      .meta({ description: 'Why the account must be connected again.', examples: [null] }),
    scopes: scopes.describe('The granted scopes.'),
    missingScopes: scopes
      .describe('The requested scopes that were not granted.')
      .meta({ examples: [[]] }),
    syncsNightly: z.boolean().describe('Whether its playlists are synced every night.'),
    connectedAt: instant,
    consentedAt: instant,
    consentEndsAt: instant.describe('When Spotify requires consent again, every six months.'),
  })
  .meta({ id: 'Connection' })
export type Connection = z.output<typeof Connection>

export const YoutubeConnection = z
  .object({
    id,
    provider: z.literal('youtube'),
    displayName: z
      .string()
      .max(200)
      .meta({ examples: ['API key …x3Qk'] }),
    status: z.enum(['active', 'broken']).meta({
      description:
        'A broken key is not used: the searches use the key of the server, if it has one.',
    }),
    brokenReason: z
      .enum(['rejected', 'unreadable'])
      .nullable()
      .meta({ description: 'Why the key must be set again.', examples: [null] }),
    keyEnding: z
      .string()
      .max(4)
      .nullable()
      .meta({
        description: 'The last characters of the key; null if it is unreadable.',
        examples: ['x3Qk'],
      }),
    searchesLeft: z.int().min(0).describe('The searches of the key that are left today.'),
    searchesPerDay: z.int().min(0),
    resetsAt: instant,
    connectedAt: instant,
  })
  .meta({ id: 'YoutubeConnection' })
export type YoutubeConnection = z.output<typeof YoutubeConnection>

const youtubeKey = z
  .string()
  .trim()
  .min(20)
  .max(200)
  .regex(/^[\w.-]+$/, 'Must be an API key, without other characters.')
  .meta({
    description: 'A key for the YouTube Data API v3.',
    writeOnly: true,
    examples: ['AIzaSy-example-of-a-key'],
  })

/** The settings of the operator that connecting Spotify requires. */
export type SpotifySetup = { isReady: boolean; redirectUri: string; isAddressRefused: boolean }

export const connections = {
  list: contract({
    operationId: 'listConnections',
    method: 'get',
    path: '/me/connections',
    tag: 'Connections',
    summary: 'List your connections',
    description: 'Lists your accounts at other services, and your YouTube API key.',
    access: 'user',
    limit: 'read',
    output: z.object({
      data: z.array(z.discriminatedUnion('provider', [Connection, YoutubeConnection])).max(10),
      nextCursor: z.null().describe('Always null: there is one page.'),
    }),
    status: 200,
    errors: [],
  }),
  change: contract({
    operationId: 'changeSpotifyConnection',
    method: 'patch',
    path: '/me/connections/spotify',
    tag: 'Connections',
    summary: 'Change the sync with Spotify',
    description: 'Switches the nightly sync of all playlists imported from Spotify on or off.',
    access: 'user',
    limit: 'write',
    body: z.strictObject({ syncsNightly: z.boolean() }),
    output: Connection,
    status: 200,
    errors: ['spotify_not_connected'],
  }),
  remove: contract({
    operationId: 'disconnectSpotify',
    method: 'delete',
    path: '/me/connections/spotify',
    tag: 'Connections',
    summary: 'Disconnect Spotify',
    description:
      'Deletes the tokens. Imported playlists stay. The response is the same without a connection. Requires a sign-in within the last ten minutes.',
    access: 'user',
    limit: 'write',
    output: null,
    status: 204,
    errors: ['forbidden', 'recent_sign_in_required'],
    tokens: false,
  }),
  setYoutubeKey: contract({
    operationId: 'connectYoutube',
    method: 'put',
    path: '/me/connections/youtube',
    tag: 'Connections',
    summary: 'Set your YouTube API key',
    description:
      'Checks a key for the YouTube Data API at YouTube and stores it encrypted. It searches for the videos of your songs only, with its own 100 searches per day, and is never returned.',
    access: 'user',
    limit: 'auth',
    body: z.strictObject({ key: youtubeKey }),
    output: YoutubeConnection,
    status: 200,
    errors: [
      'account_needed',
      'forbidden',
      'youtube_key_rejected',
      'youtube_key_restricted',
      'youtube_api_disabled',
      'youtube_quota_exhausted',
      'youtube_unavailable',
    ],
    tokens: false,
  }),
  removeYoutubeKey: contract({
    operationId: 'disconnectYoutube',
    method: 'delete',
    path: '/me/connections/youtube',
    tag: 'Connections',
    summary: 'Remove your YouTube API key',
    description:
      'Deletes the key. Videos that were found with it stay. The response is the same without a key. Requires a sign-in within the last ten minutes.',
    access: 'user',
    limit: 'write',
    output: null,
    status: 204,
    errors: ['forbidden', 'recent_sign_in_required'],
    tokens: false,
  }),
}
