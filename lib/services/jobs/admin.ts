import 'server-only'
import { type DeadJobRow, db } from '@/db'
import type { Context } from '@/lib/context'
import type { JobBoard } from '@/lib/contract/admin'
import { NotFoundError } from '@/lib/errors'
import { DEAD_LETTERS, type JobName, jobNames } from '@/lib/jobs/catalog'
import { openQueue } from '@/lib/jobs/enqueue'
import { redriveDeadLetters } from '@/lib/jobs/redrive'
import { requireAdmin } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'

const MAX_FAILURES_SHOWN = 100
const RECENT_MINUTES = 5

/** Returns the state of every queue and the latest failed jobs, for administrators. */
export async function findJobBoard(ctx: Context): Promise<JobBoard> {
  requireAdmin(ctx)
  await openQueue()
  const [rows, paused, dead] = [
    await db.jobs.listQueues(RECENT_MINUTES),
    await db.jobs.listPaused(),
    await db.jobs.listDead(DEAD_LETTERS, MAX_FAILURES_SHOWN),
  ]
  const byName = new Map(rows.map((row) => [row.name, row]))
  const queues = jobNames.map((name) => {
    const row = byName.get(name)
    return {
      name,
      isPaused: paused.has(name),
      waiting: row?.waiting ?? 0,
      active: row?.active ?? 0,
      // Whole seconds, so that unchanged states have the same ETag.
      oldestWaitingSeconds:
        row?.oldestWaitingSeconds == null ? null : Math.floor(row.oldestWaitingSeconds),
      donePerMinute: (row?.doneRecently ?? 0) / RECENT_MINUTES,
      failedPerMinute: (row?.failedRecently ?? 0) / RECENT_MINUTES,
    }
  })
  return { queues, failures: dead.map(presentFailure) }
}

const presentFailure = (row: DeadJobRow): JobBoard['failures'][number] => ({
  id: row.jobId,
  queue: row.name,
  attempts: row.attempts,
  reason: row.reason ?? 'The worker stopped without reporting an error.',
  createdAt: new Date(row.createdAt).toISOString(),
  failedAt: new Date(row.failedAt).toISOString(),
})

/** Requeues a failed job. @throws NotFoundError */
export async function retryJob(ctx: Context, { jobId }: { jobId: string }): Promise<void> {
  const { userId } = requireAdmin(ctx)
  await openQueue()
  const count = await requeueJobs(await db.jobs.findDead(DEAD_LETTERS, { id: jobId }))
  if (count === 0) throw new NotFoundError('Failed job', jobId)
  await recordAuditEvent(ctx, { userId, event: 'job_retried', params: { jobId } })
}

/** Requeues all failed jobs of a queue. @throws NotFoundError for an unknown queue */
export async function retryFailedJobs(ctx: Context, { queue }: { queue: string }) {
  const { userId } = requireAdmin(ctx)
  await openQueue()
  const count = await requeueJobs(
    await db.jobs.findDead(DEAD_LETTERS, { queue: parseQueueName(queue) }),
  )
  await recordAuditEvent(ctx, { userId, event: 'jobs_retried', params: { queue, count } })
  return { count }
}

// Reopens the import of each job, because a job ends at once if its import has ended.
async function requeueJobs(dead: { id: string; importId: string | null }[]): Promise<number> {
  if (dead.length === 0) return 0
  await db.failedImports.requeue(dead.flatMap(({ importId }) => importId ?? []))
  return redriveDeadLetters(dead.map(({ id }) => id))
}

/** Pauses a queue: workers take no jobs from it. @throws NotFoundError */
export async function pauseQueue(ctx: Context, { queue }: { queue: string }): Promise<void> {
  const { userId } = requireAdmin(ctx)
  await db.jobs.pause(parseQueueName(queue), userId)
  await recordAuditEvent(ctx, { userId, event: 'queue_paused', params: { queue } })
}

/** Resumes a paused queue. @throws NotFoundError */
export async function resumeQueue(ctx: Context, { queue }: { queue: string }): Promise<void> {
  const { userId } = requireAdmin(ctx)
  await db.jobs.resume(parseQueueName(queue))
  await recordAuditEvent(ctx, { userId, event: 'queue_resumed', params: { queue } })
}

function parseQueueName(queue: string): JobName {
  const name = jobNames.find((candidate) => candidate === queue)
  if (!name) throw new NotFoundError('Queue', queue)
  return name
}
