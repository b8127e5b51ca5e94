import 'server-only'
import { db } from '@/db'
import { type Job, jobNames, jobs } from './catalog'
import { getQueue } from './queue'

/** Calls at the same time add a job once. */
const SINGLETON_SECONDS = 60

/**
 * Adds each scheduled job that came due since its last run, once, for platforms without a permanent
 * worker: pg-boss itself adds only the jobs that are due in the minute in which it runs. Returns their
 * number.
 */
export async function sendDueJobs(now: Date): Promise<number> {
  const boss = await getQueue()
  const lastAdded = await db.jobs.listLastAdded()
  let count = 0
  for (const name of jobNames) {
    const { cron }: Job = jobs[name]
    if (!cron) continue
    const last = lastAdded.get(name)
    const [due] = last ? boss.previewSchedule(cron, { from: last, count: 1 }) : [new Date(0)]
    if (!due || due > now) continue
    const singletonKey = String(due.getTime())
    const id = await boss.send(name, {}, { singletonKey, singletonSeconds: SINGLETON_SECONDS })
    if (id) count++
  }
  return count
}
