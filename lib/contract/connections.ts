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

/** The settings of the operator that connecting Spotify requires. */
export type SpotifySetup = { isReady: boolean; redirectUri: string; isAddressRefused: boolean }

export const connections = {
  list: contract({
    operationId: 'listConnections',
    method: 'get',
    path: '/me/connections',
    tag: 'Connections',
    summary: 'List your connections',
    description: 'Lists your accounts at other services.',
    access: 'user',
    limit: 'read',
    output: z.object({
      data: z.array(Connection).max(10),
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
}
