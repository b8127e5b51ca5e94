import 'server-only'
import { db } from '@/db'
import { type JobName, jobNames } from '@/lib/jobs/catalog'
import { getQueue, onQueueClose, workOptions } from '@/lib/jobs/queue'
import { log } from '@/lib/observability/log'
import { startAnalysisFolderSweeper } from '@/lib/services/uploads/analysis-folder'
import { performJob } from './perform'

const PAUSE_POLL_MS = 3_000

/** Works off the queue in this process, and leaves alone what an administrator paused. */
export async function startWorker(): Promise<void> {
  onQueueClose(await startAnalysisFolderSweeper())
  const working = new Set<JobName>()
  await applyPauses(working)
  const timer = setInterval(
    () => applyPauses(working).catch((error) => log().warn({ err: error }, 'pauses are not known')),
    PAUSE_POLL_MS,
  )
  onQueueClose(() => clearInterval(timer))
}

/** Begins with what is not paused, and ends with what is. */
async function applyPauses(working: Set<JobName>): Promise<void> {
  const boss = await getQueue()
  const paused = await db.jobs.listPaused()
  for (const name of jobNames) {
    const isWanted = !paused.has(name)
    if (isWanted === working.has(name)) continue
    if (isWanted) {
      working.add(name)
      let id: string | undefined
      id = await boss.work(name, workOptions(name), async ([job]) => {
        // Where one job was there may be more: the next is asked for without a wait.
        if (id) boss.notifyWorker(id)
        if (job) await performJob(name, job)
      })
    } else {
      working.delete(name)
      await boss.offWork(name)
    }
  }
}
