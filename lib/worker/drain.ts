import 'server-only'
import type { JobWithMetadata } from 'pg-boss'
import { db } from '@/db'
import { type JobName, jobNames, jobs } from '@/lib/jobs/catalog'
import { getQueue } from '@/lib/jobs/queue'
import { performJob } from './perform'

const TOUCHES_PER_HEARTBEAT = 3

/**
 * Works off what waits and ends: for platforms without a process that stays. Takes no new job
 * after `budgetMs`; one that is cut off by the platform is given to the next call.
 */
export async function drainQueue(budgetMs: number): Promise<{ done: number; failed: number }> {
  const boss = await getQueue()
  const until = performance.now() + budgetMs
  const tally = { done: 0, failed: 0 }
  await boss.supervise()
  const paused = await db.jobs.listPaused()
  const open = new Set(jobNames.filter((name) => !paused.has(name)))
  // In turn, so that a long queue does not starve the others.
  while (open.size > 0) {
    for (const name of open) {
      if (performance.now() > until) return tally
      const [job] = await boss.fetch(name, { batchSize: 1, includeMetadata: true })
      if (!job) open.delete(name)
      else if (await runJob(name, job)) tally.done++
      else tally.failed++
    }
  }
  return tally
}

async function runJob(name: JobName, job: JobWithMetadata<unknown>): Promise<boolean> {
  const boss = await getQueue()
  const every = (jobs[name].heartbeatSeconds * 1000) / TOUCHES_PER_HEARTBEAT
  const beat = setInterval(() => boss.touch(name, job.id).catch(() => {}), every)
  try {
    await performJob(name, job)
    await boss.complete(name, job.id)
    return true
  } catch (error) {
    await boss.fail(name, job.id, { name: nameOf(error), message: messageOf(error) })
    return false
  } finally {
    clearInterval(beat)
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'Error')
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
