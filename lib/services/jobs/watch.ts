import 'server-only'
import type { Context } from '@/lib/context'
import type { Job } from '@/lib/contract/jobs'
import { changesOf } from '../changes'
import { findJob } from './jobs'

const OPEN = new Set<Job['status']>(['queued', 'running'])

/** The job each time it changes, until it ends. Throws `not_found` at once. */
export async function watchJob(
  ctx: Context,
  key: { jobId: string },
  signal: AbortSignal,
): Promise<AsyncIterable<Job>> {
  const first = await findJob(ctx, key)
  return changesOf(
    first,
    () => findJob(ctx, key),
    ({ status }) => OPEN.has(status),
    signal,
  )
}
