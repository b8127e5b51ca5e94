import 'server-only'
import { Hono } from 'hono'
import type { ApiEnv } from '@/lib/http/api-context'
import { jsonResponse, send } from '@/lib/http/response'
import { checkReadiness } from '@/lib/services/operations/health'

const NO_STORE = { 'Cache-Control': 'no-store' }
const ALIVE = jsonResponse({ status: 'pass' }, { headers: NO_STORE })

/** Liveness checks no dependency; readiness reports each. */
export const health = new Hono<ApiEnv>()

health.get('/live', (c) => {
  c.set('route', '/api/health/live')
  return send(c, ALIVE)
})

health.get('/ready', async (c) => {
  c.set('route', '/api/health/ready')
  const report = await checkReadiness()
  if (report.status !== 'fail') return send(c, jsonResponse(report, { headers: NO_STORE }))
  return send(
    c,
    jsonResponse(report, { status: 503, headers: { ...NO_STORE, 'Retry-After': '2' } }),
  )
})
