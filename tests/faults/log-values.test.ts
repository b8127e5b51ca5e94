import postgres from 'postgres'
import { afterAll, expect, it } from 'vitest'
import { freePort } from '@/tests/support/free-port'
import { type PostgresServer, startPostgresServer } from '@/tests/support/postgres-server'
import { TEST_SECRETS } from '@/tests/support/secrets'
import { emptyFolder, type Riffle, startRiffle } from './support/riffle'

const CREDENTIALS = { email: 'canary@example.org', password: 'violet canary harbour 42' }

let server: PostgresServer | null = null

afterAll(() => server?.stop())

const post = (riffle: Riffle, path: string, body: object) =>
  fetch(`${riffle.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Signs in like the form of the page. Returns the cookies. */
async function signIn({ url }: Riffle): Promise<string> {
  const csrf = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { cookie: cookiesOf(csrf) },
    body: new URLSearchParams({ ...CREDENTIALS, csrfToken, json: 'true' }),
    redirect: 'manual',
  })
  return cookiesOf(response)
}

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')

/** Statements, hashes, tokens, addresses of servers and files of the program. */
const INTERNAL =
  /\$2[aby]\$\d\d\$|\beyJ[\w-]+\.eyJ|\b(?:select|update|insert into|delete from) \\*"|failed query|relation "|ECONNREFUSED|postgres:\/\/|node_modules|dist\/server/i

/** Loads pages as documents and as the payloads of a navigation. Returns their texts. */
async function loadPages({ url }: Riffle, cookie: string): Promise<string[]> {
  const paths = ['/', '/playlists', '/songs?q=canary', '/settings', '/settings/activity', '/liked']
  const load = async (path: string, headers: Record<string, string>) => {
    const response = await fetch(url + path, { headers: { cookie, ...headers } })
    return response.text()
  }
  return Promise.all(paths.flatMap((path) => [load(path, {}), load(path, { rsc: '1' })]))
}

it('shows and logs failures of the API and of pages without secrets or data of users', async () => {
  server = await startPostgresServer()
  if (!server) throw new Error('PostgreSQL was not found: install it, or set DATABASE_URL.')
  const riffle = await startRiffle(await freePort(), {
    ...TEST_SECRETS,
    DATA_DIR: emptyFolder(),
    DATABASE_URL: server.url,
    LOG_LEVEL: 'info',
  })
  const account = { ...CREDENTIALS, displayName: 'Canary' }
  expect((await post(riffle, '/auth/register', account)).status).toBe(201)
  const cookie = await signIn(riffle)
  expect(cookie).toContain('session')
  const printed = riffle.output().length

  const pages: string[] = []
  const failing = async () => {
    await signIn(riffle)
    pages.push(...(await loadPages(riffle, cookie)))
    return post(riffle, '/auth/register', { ...account, email: 'second-canary@example.org' })
  }
  const sql = postgres(server.url, { max: 1, onnotice: () => {} })
  await sql`alter table users rename to users_renamed`
  expect((await failing()).status).toBe(500)
  await sql`alter table users_renamed rename to users`
  await sql`alter table playlists rename to playlists_renamed`
  await failing()
  await sql.end()
  await server.stop()
  expect((await failing()).status).toBe(503)
  await riffle.end('SIGTERM')

  expect(pages.filter((page) => INTERNAL.test(page))).toEqual([])
  for (const secret of [...Object.values(TEST_SECRETS), server.url, CREDENTIALS.password]) {
    expect(pages.filter((page) => page.includes(secret))).toEqual([])
  }

  const output = riffle.output().slice(printed)
  const lines = output.trim().split('\n')
  expect(lines.filter((line) => !line.startsWith('{'))).toEqual([])
  expect(output).not.toMatch(/canary/i)
  expect(output).not.toMatch(/\$2[aby]\$/)
  const logged = lines.map((line) => {
    const { msg, instance = '' } = JSON.parse(line)
    return `${msg} ${instance}`.trim()
  })
  expect(logged).toEqual(
    expect.arrayContaining([
      'request failed /api/auth/callback',
      'request failed /api/v1/auth/register',
      'request failed: dependency unavailable /api/auth/callback',
      'request failed: dependency unavailable /api/v1/auth/register',
      'an error was reported',
    ]),
  )
})
