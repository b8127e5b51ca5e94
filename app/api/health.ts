import 'server-only'
import { Hono } from 'hono'
import { readiness } from '@/lib/services/health'

/** Liveness touches nothing; readiness names each dependency. */
export const health = new Hono()

health.get('/live', (c) => c.json({ status: 'pass' }, 200, { 'Cache-Control': 'no-store' }))

health.get('/ready', async (c) => {
  const report = await readiness()
  return c.json(report, report.status === 'fail' ? 503 : 200, {
    'Cache-Control': 'no-store',
    ...(report.status === 'fail' ? { 'Retry-After': '2' } : {}),
  })
})
