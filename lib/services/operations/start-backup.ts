import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { Job } from '@/lib/contract/jobs'
import { AppError } from '@/lib/errors'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { findJob } from '../jobs/jobs'
import { requireAdmin } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'

const RECENT_MINUTES = 1

/** Queues a backup and returns its job. @throws AppError `conflict` if one is waiting or running */
export async function startBackup(ctx: Context): Promise<Job> {
  const { userId } = requireAdmin(ctx)
  await openQueue()
  const queues = await db.jobs.listQueues(RECENT_MINUTES)
  const queue = queues.find(({ name }) => name === 'backup')
  if (queue && queue.waiting + queue.active > 0) {
    throw new AppError('conflict', 'A backup is waiting or running already.')
  }
  const jobId = await db.transaction((tx) => enqueue(tx, 'backup', {}, { userId, isUrgent: true }))
  await recordAuditEvent(ctx, { userId, event: 'backup_started', params: { jobId } })
  return findJob(ctx, { jobId })
}
