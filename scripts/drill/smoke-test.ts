import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { programPath } from '@/lib/config/program-path'

const SERVER = resolve('dist/server.js')
const START_TIMEOUT_MS = 120_000
const REQUEST_TIMEOUT_MS = 30_000
const MAX_OUTPUT_CHARS = 2_000

type Restored = { dataDir: string; databaseUrl: string | undefined }

/**
 * Starts the built app on a restored database, without its jobs, and uses it: pages, a new account, a
 * playlist, search.
 * @throws Error with the step that failed
 */
export async function testApp(restored: Restored): Promise<void> {
  if (!existsSync(SERVER)) throw new Error('The app is not built: run "npm run build" first.')
  const port = await findPort()
  const child = spawn(process.execPath, ['--enable-source-maps', SERVER], {
    env: settingsOf(restored, port),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-MAX_OUTPUT_CHARS)
    })
  }
  try {
    const url = `http://127.0.0.1:${port}`
    await waitUntilReady(url, () => child.exitCode !== null).catch(() => {
      throw new Error(`The app did not start on the restored database: ${output.trim()}`)
    })
    await exerciseApp(url)
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
  }
}

// A separate worker that does not run: restored jobs must not reach Spotify or anyone else. Secrets of
// the environment are used if there are any.
function settingsOf({ dataDir, databaseUrl }: Restored, port: number): NodeJS.ProcessEnv {
  const secret = () => randomBytes(36).toString('base64url')
  const { AUTH_SECRET, PASSWORD_PEPPER, TOKEN_KEYS } = process.env
  return {
    PATH: programPath(),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    LOG_LEVEL: 'error',
    WORKER: 'separate',
    PORT: String(port),
    DATA_DIR: dataDir,
    AUTH_SECRET: AUTH_SECRET || secret(),
    PASSWORD_PEPPER: PASSWORD_PEPPER || secret(),
    TOKEN_KEYS: TOKEN_KEYS || `drill:${secret()}`,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  }
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

async function waitUntilReady(url: string, hasEnded: () => boolean): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS
  for (;;) {
    const isReady = await fetch(`${url}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return
    if (hasEnded() || Date.now() > deadline) throw new Error('The app is not ready.')
    await pause(200)
  }
}

async function exerciseApp(url: string): Promise<void> {
  await expectStatus('the sign-in page', 200, fetch(`${url}/login`, timeout()))
  const account = {
    email: `drill-${randomUUID()}@example.org`,
    password: randomBytes(18).toString('base64url'),
  }
  const registered = await expectStatus(
    'the registration',
    201,
    post(`${url}/api/v1/auth/register`, account),
  )
  const { accessToken } = (await registered.json()) as { accessToken: string }
  const headers = { authorization: `Bearer ${accessToken}` }
  const playlists = `${url}/api/v1/playlists`
  await expectStatus('a new playlist', 201, post(playlists, { name: 'Drill' }, headers))
  const listed = await expectStatus(
    'the list of playlists',
    200,
    fetch(playlists, { headers, ...timeout() }),
  )
  if (!(await listed.text()).includes('"Drill"')) throw new Error('The new playlist is not listed.')
  await expectStatus(
    'the search',
    200,
    fetch(`${url}/api/v1/search?q=drill`, { headers, ...timeout() }),
  )
}

const timeout = () => ({ signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) })

const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    ...timeout(),
  })

async function expectStatus(
  step: string,
  status: number,
  request: Promise<Response>,
): Promise<Response> {
  const response = await request
  if (response.status === status) return response
  throw new Error(`Smoke test: ${step} returned ${response.status} instead of ${status}.`)
}
