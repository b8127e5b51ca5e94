import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { call, withApp } from '@/tests/support/app'
import { countJobs } from '@/tests/support/count-jobs'
import { logLines } from '@/tests/support/log-lines'
import { until } from '@/tests/support/until'
import { beginUpload, sendPart, uploadFile } from '@/tests/support/uploads'

/** Part of every secret and of every value that a caller sends. */
const CANARY = `canary${crypto.randomUUID().slice(0, 8)}`
const PASSWORD = `violet ${CANARY} harbour 42`
const TEST_TIMEOUT_MS = 180_000
const CLOSED_PORT = 'http://127.0.0.1:9'

withApp(async () => ({
  LOG_LEVEL: 'debug',
  METRICS_TOKEN: `metrics-${CANARY}`,
  CRON_SECRET: `cron-${CANARY}-secret`,
  SPOTIFY_CLIENT_ID: `id-${CANARY}`,
  SPOTIFY_CLIENT_SECRET: `secret-${CANARY}`,
  SPOTIFY_ACCOUNTS_URL: CLOSED_PORT,
  SPOTIFY_API_URL: CLOSED_PORT,
  YOUTUBE_API_KEY: `key-${CANARY}`,
  YOUTUBE_API_URL: CLOSED_PORT,
}))

const Tokens = z.object({ accessToken: z.string(), refreshToken: z.string() })
const Created = z.object({ id: z.string() })
const Secret = z.object({ token: z.string() })
const List = z.object({ data: z.array(z.object({ id: z.string() })) })

const HEADERS = {
  'User-Agent': CANARY,
  Cookie: `riffle.session=${CANARY}; other=${CANARY}`,
  Referer: `https://example.org/${CANARY}`,
  Origin: `https://${CANARY}.example.org`,
  'X-Forwarded-For': CANARY,
  'X-Request-Id': `${CANARY} is not well-formed`,
  traceparent: CANARY,
  'If-None-Match': `"${CANARY}"`,
  'Idempotency-Key': CANARY,
  Range: `bytes=${CANARY}`,
}
const email = (name: string) => `${name}-${CANARY}@example.org`

const execute = async (statement: string) => {
  const { connections } = await import('@/db/connections')
  await connections().postgres.drizzle.execute(sql.raw(statement))
}

/** Runs `work` while a table is missing, so that everything that uses it fails. */
async function without(table: string, work: () => Promise<unknown>): Promise<void> {
  await execute(`alter table ${table} rename to ${table}_away`)
  try {
    await work()
  } finally {
    await execute(`alter table ${table}_away rename to ${table}`)
  }
}

/** Signs up and in with canaries. Returns all credentials. */
async function signIn() {
  const registered = await call('POST', '/auth/register', {
    headers: HEADERS,
    body: { email: email('ada'), password: PASSWORD, displayName: CANARY },
  })
  const { accessToken: token, refreshToken } = Tokens.parse(registered.body)
  await call('POST', '/auth/login', { body: { email: email('ada'), password: `${CANARY} wrong` } })
  await call('POST', '/auth/login', { body: { email: email('bob'), password: PASSWORD } })
  const refreshed = Tokens.parse(
    (await call('POST', '/auth/refresh', { body: { refreshToken } })).body,
  )
  await call('POST', '/auth/refresh', { body: { refreshToken: `${CANARY}${CANARY}` } })
  const created = await call('POST', '/me/tokens', {
    token,
    body: { name: CANARY, scopes: ['read'] },
  })
  const apiToken = Secret.parse(created.body).token
  await call('GET', '/me', { token: apiToken })
  await call('GET', '/me', { token: CANARY })
  return { token, secrets: [token, refreshToken, apiToken, ...Object.values(refreshed)] }
}

async function sendValues(token: string): Promise<void> {
  const options = { token, headers: HEADERS }
  const body = { name: CANARY, description: `About ${CANARY}` }
  await call('POST', '/playlists', { ...options, body })
  await call('POST', '/playlists', { ...options, body: { ...body, [CANARY]: CANARY } })
  await call('POST', '/playlists', { ...options, bytes: `{"name": "${CANARY}` })
  for (const path of [`/search?q=${CANARY}`, `/songs?q=${CANARY}&sort=${CANARY}`]) {
    await call('GET', path, options)
  }
  for (const path of [`/playlists/${CANARY}`, `/api/${CANARY}?p=${CANARY}`, `/%${CANARY}`]) {
    await call('GET', path, options)
  }
  await call('PATCH', '/me', { ...options, body: { displayName: `${CANARY} again` } })
  await call('GET', '/api/metrics', { token: `metrics-${CANARY}` })
  await call('GET', '/api/cron/jobs', { token: `${CANARY} is wrong` })
}

async function sendFiles(token: string): Promise<void> {
  const bytes = new TextEncoder().encode(`ID3 ${CANARY}`)
  await uploadFile(bytes, { token, name: `${CANARY}.mp3`, fields: { title: CANARY } })
  const { id } = await beginUpload(token, bytes.length, { filename: `${CANARY}.mp3` })
  await sendPart({ token, id, offset: 0, bytes })
  const form = new FormData()
  form.set('file', new File([`Title,Artist\n${CANARY},${CANARY}\n`], `${CANARY}.csv`))
  await call('POST', '/imports', { token, form })
}

async function runImport(token: string): Promise<void> {
  const { body } = await call('POST', '/imports/text', {
    token,
    body: { text: `${CANARY} - One\nhttps://youtu.be/${CANARY}?t=${CANARY}` },
  })
  const { id } = Created.parse(body)
  const Progress = z.object({ status: z.string() })
  await until(async () => {
    const found = await call('GET', `/imports/${id}`, { token })
    return !['queued', 'running'].includes(Progress.parse(found.body).status)
  })
}

async function callServices(token: string): Promise<void> {
  const { body } = await call('GET', '/songs?limit=1', { token })
  const [song] = List.parse(body).data
  await call('GET', `/songs/${song?.id}/candidates`, { token })
  await call('PUT', '/me/connections/youtube', { token, body: { key: `${CANARY}-${CANARY}` } })
  await call('POST', '/youtube/import', { token, body: { url: `https://youtu.be/${CANARY}` } })
  await call('GET', `/auth/spotify/callback?code=${CANARY}&state=${CANARY}`, { token })
}

it(
  'no log line has a secret, or a value that a caller sends',
  async () => {
    const secrets: string[] = []
    const text = await logLines(async () => {
      const { token, secrets: credentials } = await signIn()
      secrets.push(...credentials.filter((value) => typeof value === 'string' && value.length > 20))
      await sendValues(token)
      await sendFiles(token)
      await runImport(token)
      await callServices(token)
      await without('playlists', () => sendValues(token))
      await without('users', () => signIn().catch(() => undefined))
      await without('songs', () => sendFiles(token))
      await without('song_names', () => runImportAttempt(token))
    })
    const lines = text.trim().split('\n')
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow()
    const messages = new Set(lines.map((line) => String(JSON.parse(line).msg)))
    for (const message of ['request', 'request failed', 'job succeeded', 'job failed']) {
      expect(messages).toContain(message)
    }
    expect(messages).toContain('outgoing request failed')
    expect(text).not.toMatch(new RegExp(CANARY, 'i'))
    for (const secret of secrets) expect(text).not.toContain(secret)
  },
  TEST_TIMEOUT_MS,
)

/** Adds an import whose job fails, and waits for its first attempt. */
async function runImportAttempt(token: string): Promise<void> {
  const failures = await countJobs('failed')
  await call('POST', '/imports/text', { token, body: { text: `${CANARY} - Two` } })
  await until(async () => (await countJobs('failed')) > failures)
}

it('fields with the names of secrets are redacted', async () => {
  const { log } = await import('@/lib/observability/log')
  const names = ['password', 'token', 'authorization', 'cookie', 'email', 'refreshToken']
  const fields = Object.fromEntries(names.map((name) => [name, CANARY]))
  const text = await logLines(async () => {
    log().info({ ...fields, inner: fields }, 'redacted')
    log().error({ err: Object.assign(new Error('failed'), { ...fields, query: 'select $1' }) }, 'x')
  })
  expect(text).not.toContain(CANARY)
  expect(text.match(/\[redacted\]/g)).toHaveLength(2 * names.length)
})
