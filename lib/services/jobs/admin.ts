import 'server-only'
import { type AuditEvent, type DeadJobRow, db } from '@/db'
import type { Context } from '@/lib/context'
import type { JobBoard } from '@/lib/contract/admin'
import { NotFoundError } from '@/lib/errors'
import { DEAD_LETTERS, type JobName, jobNames } from '@/lib/jobs/catalog'
import { openQueue } from '@/lib/jobs/enqueue'
import { redriveDeadLetters } from '@/lib/jobs/redrive'
import { requireAdmin } from '../shared/access'

const MAX_FAILURES_SHOWN = 100
const RECENT_MINUTES = 5

/** Every queue and what lies among the dead, for administrators. */
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
      // Whole seconds: else no two looks would be alike.
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
  reason: row.reason ?? 'Its worker went away without a word.',
  createdAt: new Date(row.createdAt).toISOString(),
  failedAt: new Date(row.failedAt).toISOString(),
})

/** Puts one failed job back into its queue. Throws `not_found`. */
export async function retryJob(ctx: Context, { jobId }: { jobId: string }): Promise<void> {
  const actor = requireAdmin(ctx)
  await openQueue()
  const count = await reopenJobs(await db.jobs.findDead(DEAD_LETTERS, { id: jobId }))
  if (count === 0) throw new NotFoundError('Failed job', jobId)
  await audit(ctx, actor.userId, 'job_retried', { jobId })
}

/** Puts all failed jobs of a queue back into it. Throws `not_found` for no queue of that name. */
export async function retryFailedJobs(ctx: Context, { queue }: { queue: string }) {
  const actor = requireAdmin(ctx)
  await openQueue()
  const count = await reopenJobs(
    await db.jobs.findDead(DEAD_LETTERS, { queue: parseQueueName(queue) }),
  )
  await audit(ctx, actor.userId, 'jobs_retried', { queue, count })
  return { count }
}

// An import that was told to have failed waits again, or its job would find it ended.
async function reopenJobs(dead: { id: string; importId: string | null }[]): Promise<number> {
  if (dead.length === 0) return 0
  await db.failedImports.requeue(dead.flatMap(({ importId }) => importId ?? []))
  return redriveDeadLetters(dead.map(({ id }) => id))
}

/** Keeps workers from a queue. Throws `not_found`. */
export async function pauseQueue(ctx: Context, { queue }: { queue: string }): Promise<void> {
  const { userId } = requireAdmin(ctx)
  await db.jobs.pause(parseQueueName(queue), userId)
  await audit(ctx, userId, 'queue_paused', { queue })
}

/** Lets workers take from a queue again. Throws `not_found`. */
export async function resumeQueue(ctx: Context, { queue }: { queue: string }): Promise<void> {
  const { userId } = requireAdmin(ctx)
  await db.jobs.resume(parseQueueName(queue))
  await audit(ctx, userId, 'queue_resumed', { queue })
}

function parseQueueName(queue: string): JobName {
  const name = jobNames.find((candidate) => candidate === queue)
  if (!name) throw new NotFoundError('Queue', queue)
  return name
}

const audit = (
  { requestId }: Context,
  userId: string,
  event: AuditEvent,
  detail: Record<string, string | number>,
) => db.auditLog.add({ userId, event, requestId, detail })
