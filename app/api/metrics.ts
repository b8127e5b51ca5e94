import 'server-only'
import type { IncomingMessage } from 'node:http'
import { Hono } from 'hono'
import type { ApiEnv } from '@/lib/http/api-context'
import { send } from '@/lib/http/response'
import { assertSecret } from '@/lib/http/shared-secret'
import { metricsText } from '@/lib/observability/metrics'

/** The metrics for Prometheus: with METRICS_TOKEN, or for requests from this machine. */
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
const PROXY_HEADER = /^(forwarded|via|x-forwarded-.*|x-real-ip)$/i

// All requests through a local proxy have a loopback address, and a foreign host name can resolve
// to this machine.
function isLocal(incoming: IncomingMessage | undefined): boolean {
  if (!incoming || !LOOPBACK.test(incoming.socket.remoteAddress ?? '')) return false
  const isForwarded = incoming.rawHeaders.some(
    (name, at) => at % 2 === 0 && PROXY_HEADER.test(name),
  )
  return !isForwarded && LOCAL_HOST.test(incoming.headers.host ?? '')
}
