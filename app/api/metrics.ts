import 'server-only'
import type { IncomingMessage } from 'node:http'
import { Hono } from 'hono'
import type { ApiEnv } from '@/lib/http/api-context'
import { send } from '@/lib/http/response'
import { assertSecret } from '@/lib/http/shared-secret'
import { metricsText } from '@/lib/observability/metrics'

/** What Prometheus scrapes: with METRICS_TOKEN, or from this machine itself. */
export const metrics = new Hono<ApiEnv>()

metrics.get('/', async (c) => {
  c.set('route', '/api/metrics')
  if (!isLocal(c.env?.incoming)) assertSecret(c, 'METRICS_TOKEN')
  const { type, text } = await metricsText()
  return send(c, {
    status: 200,
    headers: { 'Content-Type': type, 'Cache-Control': 'no-store' },
    text,
  })
})

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/
const LOCAL_HOST = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/
const OF_A_PROXY = /^(forwarded|via|x-forwarded-.*|x-real-ip)$/i

// Behind a proxy everybody comes from this machine, and a page can point its own name here.
function isLocal(incoming: IncomingMessage | undefined): boolean {
  if (!incoming || !LOOPBACK.test(incoming.socket.remoteAddress ?? '')) return false
  const isForwarded = incoming.rawHeaders.some((name, at) => at % 2 === 0 && OF_A_PROXY.test(name))
  return !isForwarded && LOCAL_HOST.test(incoming.headers.host ?? '')
}
