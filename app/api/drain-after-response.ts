import 'server-only'
import { env } from '@/lib/config/env'
import { newJobCount } from '@/lib/jobs/new-jobs'
import { log } from '@/lib/observability/log'
import { drainQueue } from '@/lib/worker/drain'

/** With the request itself, within the time limit of a function. */
const BUDGET_MS = 120_000

type Serve = (request: Request) => Promise<Response>
type RunAfter = (work: () => Promise<void>) => void

/**
 * Runs the job queue after the responses to requests that added jobs, on platforms without a permanent
 * worker. `runAfter` is Next's `after`.
 */
export const drainAfterResponse =
  (serve: Serve, runAfter: RunAfter): Serve =>
  async (request) => {
    const before = newJobCount()
    const response = await serve(request)
    // Jobs of simultaneous requests count too: only the drain after a commit is certain to find its job.
    if (env().VERCEL && newJobCount() !== before) runAfter(drain)
    return response
  }

async function drain(): Promise<void> {
  try {
    await drainQueue(BUDGET_MS)
  } catch (err) {
    // The jobs stay in the queue for the next request or the cron.
    log().error({ err }, 'job queue drain failed')
  }
}
