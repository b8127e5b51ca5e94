import type { Contract } from '@/lib/contract/contract'

const DESCRIPTION = `The API covers all functions of Riffle.

**Credentials.** Sign in with \`POST /auth/login\` and send the access token as \`Authorization: Bearer\`; it is valid for 15 minutes and is renewed with the refresh token. Scripts use a personal API token. Browsers on this site use a session cookie.

**Bodies** are JSON in UTF-8: camelCase, times by RFC 3339 in UTC, durations in milliseconds. Unknown fields are rejected.

**Lists** return \`data\` and \`nextCursor\`, with a \`Link\` to the next page. Send the cursor unchanged.

**Errors** are problem documents (RFC 9457) with a stable \`code\`, and \`params\` with the values of their text; \`type\` is a page that explains cause and remedy. Every response has an \`X-Request-Id\`: yours if it is well-formed, otherwise a new one.

**Caching.** Reads return a strong \`ETag\`; with a matching \`If-None-Match\` the response is 304. Writes to a playlist support \`If-Match\`.

**Retries.** POST requests that create something support \`Idempotency-Key\`: for a day, the same key and body return the first response again.

**Limits.** \`RateLimit\` and \`RateLimit-Policy\` contain the remaining calls; a 429 contains the time to wait in \`Retry-After\`.`

/** Returns the description of the API on the server at `appUrl`. */
export const createInfo = (appUrl: string) => ({
  title: 'Riffle',
  version: '1.0.0',
  summary: 'Own your playlists, and shuffle them with the best shuffle there is.',
  description: DESCRIPTION,
  contact: {
    name: 'The operator of this server',
    url: `${appUrl}/docs`,
    email: postmasterOf(appUrl),
  },
  license: { name: 'All rights reserved', url: `${appUrl}/docs` },
})

// RFC 5321 requires this mailbox of every domain.
function postmasterOf(appUrl: string): string {
  const { hostname } = new URL(appUrl)
  return `postmaster@${hostname.includes('.') ? hostname : 'example.org'}`
}

export const servers = [
  { url: '/api/v1', description: 'This server, in production.', 'x-internal': false },
]

const TAGS: Record<string, string> = {
  Accounts: 'Creating an account, signing in and out, your profile and your data.',
  Administration: 'For operators of the server.',
  'API document': 'This document.',
  'Two-factor sign-in': 'Codes of an authenticator app, and recovery codes.',
  'API tokens': 'Tokens for scripts, with scopes; revocable.',
  Connections: 'Your accounts at other services, such as Spotify.',
  Imports: 'Importing playlists from files and other services.',
  Jobs: 'Your background jobs.',
  Library: 'The artists and albums of your songs, and a search of all of them.',
  'Liked songs': 'The list of the songs you like.',
  'Listening history': 'The songs you played and skipped, which the shuffle takes into account.',
  Passkeys: 'Signing in with an authenticator (WebAuthn) instead of a password.',
  'Play queue': 'What you play on any of your devices, and the songs you queued.',
  'Playlist tracks': 'The entries of a playlist. A playlist can contain a song more than once.',
  Playlists:
    'Your playlists. For those of other users the response is 404, as if they did not exist.',
  Sessions: 'Your sign-ins.',
  Shuffle: 'Playing a list in a shuffled order that is the same on every device.',
  Songs: 'The songs of your library.',
  Uploads: 'Uploading audio files, resumable after a lost connection (tus 1.0).',
  Videos: 'YouTube videos that play a song.',
}

/** Returns the tags of the operations, sorted by name. */
export const listTags = (operations: Contract[]) =>
  [...new Set(operations.map(({ tag }) => tag))]
    .sort((a, b) => a.localeCompare(b))
    .map((name) => ({ name, description: TAGS[name] }))

const TOKEN = 'Signed and verified by RFC8725: one algorithm, a type, issuer and audience.'

const bearer = (description: string) => ({
  type: 'http' as const,
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description,
})
const cookie = (description: string) => ({
  type: 'apiKey' as const,
  in: 'cookie' as const,
  name: '__Host-riffle.session',
  description,
})

/** Returns the security schemes; those of administrators only if an operation requires them. */
export const securitySchemes = (operations: Contract[]) => ({
  accessToken: bearer(`The \`accessToken\` of a sign-in, a JWT. ${TOKEN}`),
  apiToken: {
    type: 'http' as const,
    scheme: 'bearer',
    bearerFormat: 'rfl_…',
    description:
      'A personal API token with the scope `read`, or `write` for calls that change something, including `nextTrack`.',
  },
  session: cookie(
    'The session of this site. Calls that change something must come from the site itself.',
  ),
  ...(operations.some(({ access }) => access === 'admin')
    ? {
        adminToken: bearer(`The access token of an administrator, a JWT. ${TOKEN}`),
        adminSession: cookie('The session of an administrator.'),
      }
    : {}),
})

/** Returns the accepted credentials of an operation; `{}` means that none are required. */
export function securityOf({ access, tokens }: Contract): Record<string, string[]>[] {
  if (access === 'admin') return [{ adminToken: [] }, { adminSession: [] }]
  const token: Record<string, string[]>[] = tokens === false ? [] : [{ apiToken: [] }]
  const schemes: Record<string, string[]>[] = [{ accessToken: [] }, ...token, { session: [] }]
  return access === 'public' ? [{}, ...schemes] : schemes
}
