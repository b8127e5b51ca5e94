import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import next from 'next'
import { api } from '@/app/api/v1/api'
import { db } from '@/db'
import { closeQueue } from '@/lib/jobs/queue'
import { captureErrors } from '@/lib/observability/capture-errors'
import { log } from '@/lib/observability/log'
import { runInRequestScope } from '@/lib/observability/request-scope'
import { protectDataFolder } from './lib/config/data-folder'
import { env, getSecrets, setNextAuthUrl } from './lib/config/env'
import { describeUnencryptedUrl } from './lib/config/unsafe-settings'
import { acceptPage, blameCaller } from './lib/http/accept-page'
import { findHostError } from './lib/http/allowed-host'
import { endOpenStreams } from './lib/http/closing'
import { CONNECTION_OPTIONS, limitConnections, limitPageBody } from './lib/http/connection-limits'
import { type GracefulServer, trackRequests } from './lib/http/graceful-close'
import { isApiPath } from './lib/http/legacy'
import { sendNodeProblem } from './lib/http/node-problem'
import { observePage } from './lib/http/observe-page'
import {
  rejectConnect,
  rejectUnparsableRequest,
  respondToInvalidUrl,
} from './lib/http/reject-unparsable'
import { initialHeaders } from './lib/http/security-headers'
import { CODE_HOURS } from './lib/services/accounts/expiring-code'
import { findOwnerCode } from './lib/services/accounts/setup'
import { listPendingAdmins } from './lib/services/accounts/setup-code'
import { startDraining } from './lib/services/operations/health'
import { describeStartFailure } from './lib/services/operations/start-failure'
import { flushCheckpoints } from './lib/services/shuffle/checkpoints'
import { startTempFileSweeper } from './lib/services/uploads/temp-files'
import { startWorker } from './lib/worker/run'
import { onStopSignal } from './lib/worker/stop-signals'

const KEEP_ALIVE_MS = 75_000
/** For requests under way, such as an upload. */
const MAX_CLOSE_MS = 25_000
/** Behind a proxy, which can just send a request. */
const PROXY_IDLE_MS = 1_000
const IDLE_MS = 100
/** For the queue, which waits 5 s for running jobs, the checkpoints and the connections. */
const MAX_CLEANUP_MS = 12_000

/** The self-hosted server: the API before Next, pages by Next, the worker inside when embedded. */
async function main(): Promise<void> {
  const settings = env()
  captureErrors()
  protectDataFolder(settings.DATA_DIR)
  getSecrets()
  setNextAuthUrl()
  await db.open()
  await startTempFileSweeper()
  const { isDevelopment } = settings
  const app = next({ dev: isDevelopment, hostname: settings.HOSTNAME, port: settings.PORT })
  await app.prepare()
  const handlePageRequest = app.getRequestHandler()
  const handleApiRequest = getRequestListener(api.fetch, {
    overrideGlobalObjects: false,
    errorHandler: respondToInvalidUrl,
  })
  const headers = Object.entries(initialHeaders(settings.isSecure))
  const server = createServer(CONNECTION_OPTIONS, (request, response) => {
    setClientAddress(request)
    for (const [name, value] of headers) response.setHeader(name, value)
    if (rejectHost(request, response, settings.APP_URL)) return
    if (isApiPath(request.url?.split('?', 1)[0] ?? '')) return handleApiRequest(request, response)
    const requestId = observePage(request, response)
    limitPageBody(request, response)
    return runInRequestScope({ requestId }, async () => {
      if (!(await acceptPage(request, response, requestId))) return
      blameCaller(request, response)
      return handlePageRequest(request, response)
    })
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS
  limitConnections(server, {
    total: settings.MAX_CONNECTIONS,
    // All connections of a proxy come from one address.
    perAddress: settings.TRUSTED_PROXY ? null : settings.MAX_CONNECTIONS_PER_ADDRESS,
  })
  server.on('clientError', rejectUnparsableRequest)
  server.on('connect', rejectConnect)
  if (isDevelopment) server.on('upgrade', app.getUpgradeHandler())
  const graceful = trackRequests(server)
  const started = finishStart(server)
  onStopSignal(() => stopServer(graceful, started), {
    maxMs: settings.drainMs + MAX_CLOSE_MS + MAX_CLEANUP_MS,
  })
  await started
}

async function finishStart(server: ReturnType<typeof createServer>): Promise<void> {
  await listen(server)
  if (env().hasInlineWorker) await startWorker()
  await announce(server)
}

function rejectHost(
  { method = '', url = '', headers: { host }, rawHeaders }: IncomingMessage,
  response: ServerResponse,
  appUrl: string | undefined,
): boolean {
  const error = findHostError({ url, host, rawHeaders }, appUrl)
  if (error) sendNodeProblem(error, { response, method, requestId: crypto.randomUUID() })
  return error !== undefined
}

// Everything behind reads the caller's address here, so what the caller wrote must not stay.
function setClientAddress(request: IncomingMessage): void {
  const address = request.socket.remoteAddress ?? ''
  const given = env().TRUSTED_PROXY ? request.headers['x-forwarded-for'] : undefined
  request.headers['x-forwarded-for'] = String(given ?? address)
  for (const name of ['x-middleware-subrequest', 'x-real-ip']) delete request.headers[name]
}

function listen(server: ReturnType<typeof createServer>): Promise<void> {
  const { PORT, HOSTNAME } = env()
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(PORT, HOSTNAME, () => {
      server.off('error', fail)
      done()
    })
  })
}

async function announce(server: ReturnType<typeof createServer>): Promise<void> {
  const { postgres, redis } = db.describe()
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : env().PORT
  const url = env().APP_URL ?? `http://localhost:${port}`
  const database =
    postgres.kind === 'embedded'
      ? `embedded PostgreSQL (PGlite) in ${env().DATA_DIR}`
      : 'the PostgreSQL server of DATABASE_URL'
  const fast = {
    embedded: 'embedded Redis, in memory',
    tcp: 'the Redis of REDIS_URL',
    upstash: 'Upstash Redis',
  }[redis.kind]
  process.stdout.write(`\n  Riffle is ready at ${url}\n  Data: ${database}\n  Cache: ${fast}\n`)
  const warning = describeUnencryptedUrl(url)
  if (warning) process.stdout.write(`  Warning: ${warning}\n`)
  process.stdout.write(`${await describeSetup(url)}\n`)
}

// One code at a time: the other administrators register after the first one.
async function describeSetup(url: string): Promise<string> {
  const code = await findOwnerCode()
  if (code) {
    return `  First run: open ${url}/welcome and enter the setup code ${code} (valid for ${CODE_HOURS} hours)\n`
  }
  const pending = await listPendingAdmins()
  return pending
    .map(
      ({ email, code }) =>
        `  Administrator ${email}: register with the setup code ${code} (valid for ${CODE_HOURS} hours)\n`,
    )
    .join('')
}

/** Serves everything during the drain, then finishes the requests under way. */
async function stopServer(server: GracefulServer, started: Promise<void>): Promise<void> {
  const { drainMs } = env()
  log().info({ drainMs }, 'stopping: not ready for new requests')
  startDraining()
  server.endKeepAlive()
  await pause(drainMs)
  endOpenStreams()
  await server.close({ idleMs: drainMs > 0 ? PROXY_IDLE_MS : IDLE_MS, maxMs: MAX_CLOSE_MS })
  // The signal may come while the worker starts, which must not find its queue closed.
  await started.catch(() => undefined)
  await closeQueue()
  await flushCheckpoints()
  await db.close()
}

main().catch((error: unknown) => {
  process.stderr.write(`\n  ${describeStartFailure(error)}\n\n`)
  process.exit(1)
})
