import 'server-only'
import { Hono } from 'hono'
import type { ApiEnv } from '@/lib/http/api-context'
import { jsonResponse, send } from '@/lib/http/response'
import { assertSecret } from '@/lib/http/shared-secret'
import { drainQueue } from '@/lib/worker/drain'

/** Leaves the last job, which takes a minute as a rule, room before the platform cuts the call off. */
const BUDGET_MS = 180_000

/** What a platform's clock calls where no worker stays: bounded, and behind CRON_SECRET. */
export const cron = new Hono<ApiEnv>()

cron.get('/jobs', async (c) => {
  c.set('route', '/api/cron/jobs')
  assertSecret(c, 'CRON_SECRET')
  const headers = { 'Cache-Control': 'no-store' }
  return send(c, jsonResponse(await drainQueue(BUDGET_MS), { headers }))
})
