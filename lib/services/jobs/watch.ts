import 'server-only'
import type { Context } from '@/lib/context'
import type { Job } from '@/lib/contract/jobs'
import { pollChanges } from '../shared/poll-changes'
import { findJob } from './jobs'

/** Yields a job each time it changes, until it ends. @throws NotFoundError at once */
export const watchJob = (
  ctx: Context,
  key: { jobId: string },
  signal: AbortSignal,
): Promise<AsyncIterable<Job>> => pollChanges(() => findJob(ctx, key), signal)
