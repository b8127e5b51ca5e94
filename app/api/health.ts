import 'server-only'
import { Hono } from 'hono'
import { jsonAnswer, send } from '@/lib/http/answer'
import type { ApiEnv } from '@/lib/http/api-context'
import { readiness } from '@/lib/services/operations/health'

const NO_STORE = { 'Cache-Control': 'no-store' }
const ALIVE = jsonAnswer({ status: 'pass' }, { headers: NO_STORE })

/** Liveness touches nothing; readiness names each dependency. */
export const health = new Hono<ApiEnv>()

health.get('/live', (c) => {
  c.set('route', '/api/health/live')
  return send(c, ALIVE)
})

health.get('/ready', async (c) => {
  c.set('route', '/api/health/ready')
  const report = await readiness()
  if (report.status !== 'fail') return send(c, jsonAnswer(report, { headers: NO_STORE }))
  return send(c, jsonAnswer(report, { status: 503, headers: { ...NO_STORE, 'Retry-After': '2' } }))
})
