import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import { EMBEDDED_FOLDER } from '@/db/pglite'
import { assertDocumented } from './document/assert-documented'
import { writeObserved } from './document/observed'
import { readResponse } from './read-response'
import { emptyRedisDatabase } from './redis-database'
import { TEST_SECRETS } from './secrets'

type Settings = Record<string, string>
type Prepare = (onEnd: (...steps: (() => Promise<unknown>)[]) => void) => Promise<Settings>

/**
 * Runs the whole API in this process, on the embedded stores or, with TEST_BACKEND=real, on PostgreSQL
 * and Redis. Each test file has its own database. Call it once, at the top of the file.
 */
export function withApp(prepare: Prepare = async () => ({})): void {
  const folder = mkdtempSync(join(tmpdir(), 'riffle-test-'))
  const cleanups: (() => Promise<unknown>)[] = []

  beforeAll(async () => {
    const template = inject('embeddedTemplate')
    if (template) cpSync(template, join(folder, EMBEDDED_FOLDER), { recursive: true })
    Object.assign(process.env, TEST_SECRETS, {
      NODE_ENV: 'test',
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      RATE_LIMITS: 'off',
      // A closed port: tests do not use the network.
      YOUTUBE_OEMBED_URL: 'http://127.0.0.1:9/oembed',
      YOUTUBE_API_URL: 'http://127.0.0.1:9/youtube/v3',
      ...(await createRealStores()),
      ...(await prepare((...steps) => cleanups.push(...steps))),
    })
    const { db } = await import('@/db')
    await db.open()
    const { startWorker } = await import('@/lib/worker/run')
    await startWorker()
  })

  afterAll(async () => {
    const { closeQueue } = await import('@/lib/jobs/queue')
    const { flushCheckpoints } = await import('@/lib/services/shuffle/checkpoints')
    const { db } = await import('@/db')
    await closeQueue()
    await flushCheckpoints()
    await db.close()
    for (const step of cleanups) await step()
    rmSync(folder, { recursive: true, force: true })
    writeObserved(inject('seenFolder'))
  })
}

async function createRealStores(): Promise<Record<string, string>> {
  const server = inject('databaseUrl')
  if (!server) return {}
  const name = `test_${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`
  const client = postgres(server, { max: 1, onnotice: () => {} })
  await client.unsafe(`create database ${name} template ${inject('serverTemplate')}`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  const redis = inject('redisUrl')
  // Nothing is deleted on a server that other programs may use.
  const isDisposable = inject('hasDisposableRedis')
  return {
    DATABASE_URL: url.href,
    REDIS_URL: isDisposable ? await emptyRedisDatabase(redis) : redis,
  }
}

type Call = {
  token?: string
  body?: unknown
  headers?: Record<string, string>
  form?: FormData
  /** A body that is sent unchanged. */
  bytes?: Uint8Array<ArrayBuffer> | string
}
export type ApiResponse = { status: number; headers: Headers; body: never }

/**
 * Sends a request to the API and validates the response against the OpenAPI document. `path` is
 * relative to /api/v1 unless it begins with /api.
 */
export async function call(
  method: string,
  path: string,
  { token, body, headers, form, bytes }: Call = {},
): Promise<ApiResponse> {
  const { api } = await import('@/app/api/v1/api')
  const url = `http://localhost:3000${path.startsWith('/api') ? path : `/api/v1${path}`}`
  const response = await api.fetch(
    new Request(url, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: bytes ?? form ?? (body === undefined ? undefined : JSON.stringify(body)),
    }),
  )
  const { pathname } = new URL(url)
  const text = await readResponse(pathname, response)
  const { status, headers: responseHeaders } = response
  assertDocumented({ method, path: pathname, status, headers: responseHeaders, text })
  const isJson = responseHeaders.get('content-type')?.includes('json')
  return {
    status,
    headers: responseHeaders,
    body: (isJson && text ? JSON.parse(text) : text) as never,
  }
}

/** Registers a user. Returns the user and an access token. */
export async function aUser(name = 'ada'): Promise<{ token: string; id: string; email: string }> {
  const email = `${name}-${crypto.randomUUID().slice(0, 8)}@example.org`
  const { body } = await call('POST', '/auth/register', {
    body: { email, password: 'violet mango harbour 42', displayName: name },
  })
  const { accessToken, user } = body as { accessToken: string; user: { id: string } }
  return { token: accessToken, id: user.id, email }
}
