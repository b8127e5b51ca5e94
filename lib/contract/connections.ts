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
      .meta({ description: 'The name of the account over there.', examples: ['Ada Lindqvist'] }),
    status: z.enum(['active', 'broken']),
    brokenReason: z
      .enum(['consent_ended', 'unreadable'])
      .nullable()
      .meta({ description: 'Why it has to be connected anew.', examples: [null] }),
    scopes: scopes.describe('What was allowed.'),
    missingScopes: scopes.describe('What was asked for and refused.').meta({ examples: [[]] }),
    syncsNightly: z.boolean().describe('Whether its playlists are kept up with every night.'),
    connectedAt: instant,
    consentedAt: instant,
    consentEndsAt: instant.describe('Spotify asks for consent anew every six months.'),
  })
  .meta({ id: 'Connection' })
export type Connection = z.output<typeof Connection>

/** What whoever runs this server has to know and do before anybody can connect Spotify. */
export type SpotifySetup = { isReady: boolean; redirectUri: string; isAddressRefused: boolean }

export const connections = {
  list: contract({
    operationId: 'listConnections',
    method: 'get',
    path: '/me/connections',
    tag: 'Connections',
    summary: 'List your connections',
    description: 'Your accounts at other services.',
    access: 'user',
    limit: 'read',
    output: z.object({
      data: z.array(Connection).max(10),
      nextCursor: z.null().describe('There is one page.'),
    }),
    status: 200,
    errors: [],
  }),
  change: contract({
    operationId: 'changeSpotifyConnection',
    method: 'patch',
    path: '/me/connections/spotify',
    tag: 'Connections',
    summary: 'Change how Spotify is kept up with',
    description: 'Switches the nightly sync of everything that was imported from Spotify.',
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
      'Deletes the tokens. What was imported stays. Answers the same when there was no connection.',
    access: 'user',
    limit: 'write',
    output: null,
    status: 204,
    errors: [],
  }),
}
