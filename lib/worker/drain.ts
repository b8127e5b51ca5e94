import 'server-only'
import type { JobWithMetadata } from 'pg-boss'
import { db } from '@/db'
import { type JobName, jobNames, jobs } from '@/lib/jobs/catalog'
import { newJobCount } from '@/lib/jobs/new-jobs'
import { getQueue } from '@/lib/jobs/queue'
import { performJob } from './perform'

const HEARTBEATS_PER_TIMEOUT = 3

/**
 * Runs the waiting jobs and returns, for platforms without long-running processes. Starts no job after
 * `budgetMs`; a job that the platform interrupts is retried by the next call.
 */
export async function drainQueue(budgetMs: number): Promise<{ done: number; failed: number }> {
  const boss = await getQueue()
  const until = performance.now() + budgetMs
  const counts = { done: 0, failed: 0 }
  await boss.supervise()
  const paused = await db.jobs.listPaused()
  const runnable = jobNames.filter((name) => !paused.has(name))
  const open = new Set(runnable)
  let seenCount = newJobCount()
  // Round robin, so that a long queue does not starve the others.
  while (open.size > 0) {
    for (const name of open) {
      if (performance.now() > until) return counts
      const [job] = await boss.fetch(name, { batchSize: 1, includeMetadata: true })
      if (!job) open.delete(name)
      else if (await runJob(name, job)) counts.done++
      else counts.failed++
    }
    // A job can add another to a queue that was empty before.
    if (newJobCount() === seenCount) continue
    seenCount = newJobCount()
    for (const name of runnable) open.add(name)
  }
  return counts
}

async function runJob(name: JobName, job: JobWithMetadata<unknown>): Promise<boolean> {
  const boss = await getQueue()
  const intervalMs = (jobs[name].heartbeatSeconds * 1000) / HEARTBEATS_PER_TIMEOUT
  const timer = setInterval(() => boss.touch(name, job.id).catch(() => {}), intervalMs)
  try {
    await performJob(name, job)
    await boss.complete(name, job.id)
    return true
  } catch (error) {
    await boss.fail(name, job.id, { name: nameOf(error), message: messageOf(error) })
    return false
  } finally {
    clearInterval(timer)
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'Error')
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
