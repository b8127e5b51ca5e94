import 'server-only'
import { db } from '@/db'
import { type JobName, jobNames } from '@/lib/jobs/catalog'
import { getQueue, onQueueClose, workOptions } from '@/lib/jobs/queue'
import { log } from '@/lib/observability/log'
import { startAnalysisFolderSweeper } from '@/lib/services/uploads/analysis-folder'
import { performJob } from './perform'

const PAUSE_POLL_MS = 3_000

/** Runs jobs in this process, except those of paused queues. */
export async function startWorker(): Promise<void> {
  onQueueClose(await startAnalysisFolderSweeper())
  const active = new Set<JobName>()
  await applyPauses(active)
  const timer = setInterval(
    () =>
      applyPauses(active).catch((error) =>
        log().warn({ err: error }, 'reading paused queues failed'),
      ),
    PAUSE_POLL_MS,
  )
  onQueueClose(() => clearInterval(timer))
}

/** Starts workers of queues that are not paused, and stops those of paused ones. */
async function applyPauses(active: Set<JobName>): Promise<void> {
  const boss = await getQueue()
  const paused = await db.jobs.listPaused()
  for (const name of jobNames) {
    const isRunnable = !paused.has(name)
    if (isRunnable === active.has(name)) continue
    if (isRunnable) {
      active.add(name)
      let id: string | undefined
      id = await boss.work(name, workOptions(name), async ([job]) => {
        // There may be more jobs: fetches the next one without waiting for the poll.
        if (id) boss.notifyWorker(id)
        if (job) await performJob(name, job)
      })
    } else {
      active.delete(name)
      await boss.offWork(name)
    }
  }
}
