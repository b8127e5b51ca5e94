import type { Contract } from '@/lib/contract/contract'

const DESCRIPTION = `Everything Riffle does can be done by API.

**Credentials.** Sign in with \`POST /auth/login\` and send the access token as \`Authorization: Bearer\`; it lasts 15 minutes, and the refresh token gets the next one. Scripts use a personal API token. A browser on this site is known by its session cookie.

**Bodies** are JSON in UTF-8: camelCase, times RFC 3339 in UTC, durations in milliseconds. Unknown fields are refused, never ignored.

**Lists** answer \`data\` and \`nextCursor\`, with a \`Link\` to the next page. Pass the cursor back as it is.

**Errors** are problems after RFC 9457 with a stable \`code\`; \`type\` is a page that says why it happens and what to do. Every answer carries an \`X-Request-Id\`: a well-formed one of yours, else a new one.

**Caching.** Reads carry a strong \`ETag\`; \`If-None-Match\` answers 304. Writes to a playlist take \`If-Match\`.

**Retrying.** A POST that creates takes an \`Idempotency-Key\`: within a day the same key and body get the first answer again.

**Limits.** \`RateLimit\` and \`RateLimit-Policy\` say what is left; a 429 says in \`Retry-After\` how long to wait.`

/** What the API is, on the server at `appUrl`. */
export const createInfo = (appUrl: string) => ({
  title: 'Riffle',
  version: '1.0.0',
  summary: 'Own your playlists, and shuffle them with the best shuffle there is.',
  description: DESCRIPTION,
  contact: { name: 'Whoever runs this server', url: `${appUrl}/docs`, email: mailboxAt(appUrl) },
  license: { name: 'All rights reserved', url: `${appUrl}/docs` },
})

// RFC 5321 asks every domain for this mailbox, which whoever runs the server reads.
function mailboxAt(appUrl: string): string {
  const { hostname } = new URL(appUrl)
  return `postmaster@${hostname.includes('.') ? hostname : 'example.org'}`
}

export const servers = [
  { url: '/api/v1', description: 'This server, in production.', 'x-internal': false },
]

const TAGS: Record<string, string> = {
  Accounts: 'Making an account, signing in and out, and what is known about you.',
  Administration: 'For those who run the server.',
  'API document': 'This document.',
  'API tokens': 'Tokens for scripts: shown once, limited in scope, revocable.',
  Connections: 'Accounts elsewhere that you connected, Spotify for one.',
  Imports: 'Bringing playlists in from files and other services.',
  Jobs: 'What goes on behind the scenes on your behalf.',
  Library: 'The artists and albums of your songs, and a search of all of it.',
  'Liked songs': 'The songs you like, in a list of their own.',
  'Listening history': 'What you played and what you skipped, which keeps a shuffle fresh.',
  'Playlist tracks': 'The entries of a playlist. A song may stand in one more than once.',
  Playlists: 'Your playlists. Those of others answer 404, as if there were none.',
  Sessions: 'Where you are signed in.',
  Shuffle: 'Playing a list in an order that feels shuffled, the same on every device.',
  Songs: 'The songs of your library.',
  Uploads: 'Sending audio files in parts that survive a bad connection (tus 1.0).',
  Videos: 'YouTube videos that play a song.',
}

/** The tags in use, in the order of the alphabet. */
export const listTags = (operations: Contract[]) =>
  [...new Set(operations.map(({ tag }) => tag))]
    .sort((a, b) => a.localeCompare(b))
    .map((name) => ({ name, description: TAGS[name] }))

const TOKEN = 'Signed and checked after RFC8725: one algorithm, typed, with issuer and audience.'

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

/** Ways to say who asks; those of administrators only where an operation is theirs alone. */
export const securitySchemes = (operations: Contract[]) => ({
  accessToken: bearer(`The \`accessToken\` of a sign-in, a JWT. ${TOKEN}`),
  apiToken: {
    type: 'http' as const,
    scheme: 'bearer',
    bearerFormat: 'rfl_…',
    description:
      'A personal API token with the scope `read`, or `write` for calls that change, `nextTrack` among them.',
  },
  session: cookie('The session of this site. Calls that change must come from the site itself.'),
  ...(operations.some(({ access }) => access === 'admin')
    ? {
        adminToken: bearer(`The access token of an administrator, a JWT. ${TOKEN}`),
        adminSession: cookie('The session of an administrator.'),
      }
    : {}),
})

/** What an operation asks for; nothing means that credentials may be left out. */
export function securityOf({ access, tokens }: Contract): Record<string, string[]>[] {
  if (access === 'admin') return [{ adminToken: [] }, { adminSession: [] }]
  const token: Record<string, string[]>[] = tokens === false ? [] : [{ apiToken: [] }]
  const known: Record<string, string[]>[] = [{ accessToken: [] }, ...token, { session: [] }]
  return access === 'public' ? [{}, ...known] : known
}
