import 'server-only'
import { hash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Hono } from 'hono'
import { env } from '@/lib/env'
import { AppError, NotFoundError } from '@/lib/errors'
import { send } from '@/lib/http/answer'
import type { ApiEnv } from '@/lib/http/api-context'
import { metricsText } from '@/lib/observability/metrics'

/** What Prometheus scrapes: with METRICS_TOKEN, or from this machine itself. */
export const metrics = new Hono<ApiEnv>()

metrics.get('/', async (c) => {
  c.set('route', '/api/metrics')
  const { METRICS_TOKEN } = env()
  const hasToken = isSame(c.req.header('authorization') ?? '', `Bearer ${METRICS_TOKEN}`)
  if (!(METRICS_TOKEN && hasToken) && !isLocal(c.env?.incoming)) {
    if (!METRICS_TOKEN) throw new NotFoundError('Path', c.req.path)
    throw new AppError('unauthenticated', 'This call needs the METRICS_TOKEN as a bearer token.')
  }
  const { type, text } = await metricsText()
  return send(c, {
    status: 200,
    headers: { 'Content-Type': type, 'Cache-Control': 'no-store' },
    text,
  })
})

const digest = (text: string) => hash('sha256', text, 'buffer')
const isSame = (given: string, wanted: string) => timingSafeEqual(digest(given), digest(wanted))

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/
const LOCAL_HOST = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/
const OF_A_PROXY = /^(forwarded|via|x-forwarded-.*|x-real-ip)$/i

// Behind a proxy everybody comes from this machine, and a page can point its own name here.
function isLocal(incoming: IncomingMessage | undefined): boolean {
  if (!incoming || !LOOPBACK.test(incoming.socket.remoteAddress ?? '')) return false
  const isForwarded = incoming.rawHeaders.some((name, at) => at % 2 === 0 && OF_A_PROXY.test(name))
  return !isForwarded && LOCAL_HOST.test(incoming.headers.host ?? '')
}
