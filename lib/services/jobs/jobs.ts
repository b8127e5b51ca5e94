import 'server-only'
import { db, type ImportRow, type JobRow } from '@/db'
import type { Context } from '@/lib/context'
import type { JobProblem } from '@/lib/contract/job-problem'
import type { Job } from '@/lib/contract/jobs'
import { NotFoundError } from '@/lib/errors'
import { jobNames } from '@/lib/jobs/catalog'
import { openQueue } from '@/lib/jobs/enqueue'
import { requireUser } from '../shared/access'
import { jobProblem, presentImportProblem, toProblem } from '../shared/job-problem'

type Key = { jobId: string }

const STATUS = {
  created: 'queued',
  retry: 'queued',
  active: 'running',
  completed: 'succeeded',
  cancelled: 'cancelled',
  failed: 'failed',
} as const satisfies Record<JobRow['state'], Job['status']>

/** Returns a job of the user. @throws NotFoundError */
export async function findJob(ctx: Context, { jobId }: Key): Promise<Job> {
  const { userId } = requireUser(ctx)
  await openQueue()
  const row = await db.jobs.find({ userId, id: jobId }, jobNames)
  if (!row) throw new NotFoundError('Job', jobId)
  const found = row.importId ? await db.imports.find({ userId, id: row.importId }) : undefined
  return found ? presentImportJob(row, found) : { ...presentJob(row), progress: null }
}

// Several jobs run a long import, so its own status and progress count.
function presentImportJob(row: JobRow, found: ImportRow): Job {
  return {
    ...presentJob(row),
    status: toJobStatus(found.status),
    progress: { done: found.done, total: found.total },
    error: found.error,
    problem: presentImportProblem(found),
    finishedAt: found.finishedAt?.toISOString() ?? null,
  }
}

// The job has done its work, whatever its report has.
const toJobStatus = (status: ImportRow['status']): Job['status'] =>
  status === 'partial' || status === 'needs_confirmation' ? 'succeeded' : status

function presentJob(row: JobRow): Omit<Job, 'progress'> {
  const problem = findProblem(row)
  return {
    id: row.id,
    kind: row.name,
    status: STATUS[row.state],
    attempts: row.attempts,
    error: problem?.text ?? null,
    problem,
    createdAt: toInstant(row.createdAt),
    startedAt: row.startedAt === null ? null : toInstant(row.startedAt),
    finishedAt: row.finishedAt === null ? null : toInstant(row.finishedAt),
  }
}

/** Messages of errors other than AppError are internal and not shown. */
function findProblem({ state, errorName, errorMessage, errorCode }: JobRow): JobProblem | null {
  if (state !== 'failed' && state !== 'retry') return null
  if (errorName === 'AppError' && errorMessage) {
    return toProblem({ text: errorMessage, code: errorCode, params: {} })
  }
  return jobProblem(state === 'retry' ? 'retrying' : 'internal')
}

const toInstant = (milliseconds: number) => new Date(milliseconds).toISOString()
