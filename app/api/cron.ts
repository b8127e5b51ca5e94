import 'server-only'
import { Hono } from 'hono'
import type { ApiEnv } from '@/lib/http/api-context'
import { jsonResponse, send } from '@/lib/http/response'
import { assertSecret } from '@/lib/http/shared-secret'
import { sendDueJobs } from '@/lib/jobs/send-due'
import { drainQueue } from '@/lib/worker/drain'

/** Ends before the time limit of the platform: the last job usually takes a minute. */
const BUDGET_MS = 180_000

/**
 * Adds the scheduled jobs that are due and runs all queued ones, for platforms without a permanent
 * worker, for a limited time; needs CRON_SECRET.
 */
export const cron = new Hono<ApiEnv>()

cron.get('/jobs', async (c) => {
  c.set('route', '/api/cron/jobs')
  assertSecret(c, 'CRON_SECRET')
  await sendDueJobs(new Date())
  const headers = { 'Cache-Control': 'no-store' }
  return send(c, jsonResponse(await drainQueue(BUDGET_MS), { headers }))
})
