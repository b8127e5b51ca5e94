import { createServer, type IncomingMessage } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import next from 'next'
import { api } from '@/app/api/v1/api'
import { db } from '@/db'
import { closeQueue } from '@/lib/jobs/queue'
import { captureErrors } from '@/lib/observability/capture-errors'
import { protectDataFolder } from './lib/config/data-folder'
import { env, getSecrets, setNextAuthUrl } from './lib/config/env'
import {
  rejectConnect,
  rejectInvalidPageRequest,
  rejectUnparsableRequest,
  respondToInvalidUrl,
} from './lib/http/reject-unparsable'
import { listPendingAdmins } from './lib/services/accounts/setup-code'
import { startDraining } from './lib/services/operations/health'
import { describeStartFailure } from './lib/services/operations/start-failure'
import { flushCheckpoints } from './lib/services/shuffle/checkpoints'
import { startTempFileSweeper } from './lib/services/uploads/temp-files'
import { startWorker } from './lib/worker/run'

const DRAIN_MS = 1_000
const CLOSE_MS = 8_000
const KEEP_ALIVE_MS = 75_000
const DUPLICATE_SIGNAL_MS = 1_000

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
  const server = createServer((request, response) => {
    setClientAddress(request)
    if (isApiRequest(request)) return handleApiRequest(request, response)
    return rejectInvalidPageRequest(request, response) || handlePageRequest(request, response)
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.on('clientError', rejectUnparsableRequest)
  server.on('connect', rejectConnect)
  if (isDevelopment) server.on('upgrade', app.getUpgradeHandler())
  shutDownOnSignals(server)
  await listen(server)
  if (settings.hasInlineWorker) await startWorker()
  await announce(server)
}

const isApiRequest = ({ url = '' }: IncomingMessage) =>
  /^\/api(\/|$|\?)/.test(url) && !/^\/api\/auth(\/|$|\?)/.test(url)

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
  for (const { email, code } of await listPendingAdmins()) {
    process.stdout.write(`  Administrator ${email}: register with the setup code ${code}\n`)
  }
  process.stdout.write('\n')
}

function shutDownOnSignals(server: ReturnType<typeof createServer>): void {
  let endingSince: number | undefined
  const end = async () => {
    // npm passes a signal on that the terminal sent us already: the two are one.
    if (endingSince !== undefined && performance.now() - endingSince > DUPLICATE_SIGNAL_MS)
      process.exit(1)
    if (endingSince !== undefined) return
    endingSince = performance.now()
    startDraining()
    setTimeout(() => process.exit(0), CLOSE_MS).unref()
    server.closeIdleConnections()
    const closed = new Promise((done) => server.close(done))
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref()
    await closed
    await closeQueue()
    await flushCheckpoints()
    await db.close()
    process.exit(0)
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}

main().catch((error: unknown) => {
  process.stderr.write(`\n  ${describeStartFailure(error)}\n\n`)
  process.exit(1)
})
