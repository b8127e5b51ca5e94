import { type Agent, request } from 'node:https'
import { afterAll, beforeAll } from 'vitest'
import { emptyFolder, type Riffle, startRiffle } from '@/tests/faults/support/riffle'
import { freePort } from '@/tests/support/free-port'
import { startPostgresServer } from '@/tests/support/postgres-server'
import { startRedisServer } from '@/tests/support/redis-server'
import { aNewAccount, readAccessToken } from '@/tests/support/register-account'
import { TEST_SECRETS } from '@/tests/support/secrets'
import { type Nginx, startNginx } from './nginx'

export const DOMAIN = 'riffle.test'

export type Edge = {
  nginx: Nginx
  apps: Riffle[]
  ports: { http: number; https: number }
  /** Stops an app process by SIGTERM and starts it again; resolves when it is ready. */
  restart: (index: number) => Promise<void>
}
export type EdgeResponse = {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}
type Options = {
  method?: string
  headers?: Record<string, string>
  body?: Buffer | string
  /** Keeps connections open; without it each request has its own. */
  agent?: Agent
}

/** Starts PostgreSQL, Redis, two app processes and nginx before the tests of the file, and registers an account. */
export function withEdge() {
  const running: (() => Promise<unknown>)[] = []
  let edge: Edge | undefined
  let token = ''
  beforeAll(async () => {
    const [postgres, redis] = await Promise.all([startPostgresServer(), startRedisServer()])
    if (!postgres || !redis) throw new Error('PostgreSQL or Redis was not found on this machine.')
    running.push(postgres.stop, redis.stop)
    const settings = {
      ...TEST_SECRETS,
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      APP_URL: `https://${DOMAIN}`,
      TRUSTED_PROXY: 'true',
      LOG_LEVEL: 'info',
      DATA_DIR: emptyFolder(),
      DISK_FLOOR_MB: '0',
    }
    const appPorts = [await freePort(), await freePort()]
    const apps: Riffle[] = []
    for (const port of appPorts) apps.push(await startRiffle(port, settings))
    running.push(() => Promise.all(apps.map((app) => app.end('SIGTERM'))))
    const restart = async (index: number) => {
      const port = appPorts[index]
      if (port === undefined) throw new RangeError(`There is no process ${index}.`)
      await apps[index]?.end('SIGTERM')
      apps[index] = await startRiffle(port, settings)
    }
    const ports = { http: await freePort(), https: await freePort() }
    const nginx = await startNginx({ ...ports, apps: appPorts })
    running.push(nginx.stop)
    edge = { nginx, apps, ports, restart }
    token = await register(edge)
  }, 240_000)
  afterAll(async () => {
    for (const stop of running.reverse()) await stop()
  }, 60_000)

  const current = (): Edge => {
    if (!edge) throw new Error('The servers are not started yet.')
    return edge
  }
  return {
    current,
    /** Sends a request over TLS, certificate checked, without following redirects. */
    send: (path: string, options: Options = {}) => send(current(), path, options),
    /** Sends a value as JSON. */
    post: (path: string, value: unknown, headers: Record<string, string> = {}) =>
      send(current(), path, asJson(value, headers)),
    /** The header that signs in the account of the file. */
    bearer: () => ({ authorization: `Bearer ${token}` }),
  }
}

const asJson = (value: unknown, headers: Record<string, string> = {}): Options => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
})

async function register(edge: Edge): Promise<string> {
  const { text } = await send(edge, '/api/v1/auth/register', asJson(aNewAccount()))
  return readAccessToken(text)
}

function send(
  { nginx, ports }: Edge,
  path: string,
  { method = 'GET', headers, body, agent }: Options,
) {
  return new Promise<EdgeResponse>((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: ports.https,
        servername: DOMAIN,
        ca: nginx.ca,
        method,
        path,
        headers: { host: DOMAIN, ...headers },
        agent: agent ?? false,
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('latin1'),
          }),
        )
      },
    )
    sent.once('error', reject)
    sent.end(body)
  })
}
