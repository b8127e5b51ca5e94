import 'server-only'
import { db, type ImportRow } from '@/db'
import type { JobProblem } from '@/lib/contract/job-problem'
import { AppError } from '@/lib/errors'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { log } from '@/lib/observability/log'
import { errorProblem, jobProblem, problemColumns, toProblem } from '../../shared/job-problem'
import { findEndStatus } from '../end-status'
import { songsChanged } from '../songs-changed'
import { applyList } from './apply-list'
import type { PagedProvider } from './provider'

const MAX_REQUESTED_PAUSES_MS = 4 * 24 * 3_600_000

/** Ends an import of which all lists are closed. It has failed if each of them was skipped. */
export async function finish(row: ImportRow): Promise<void> {
  const current = await db.importRuns.find(row.id)
  if (!current) return
  const lists = await db.importLists.list(row.id)
  const isFailure = lists.every((list) => list.state === 'left_out')
  const [firstSkip] = isFailure ? await db.importSkips.list(row.id) : []
  const [onlyList] = lists.length === 1 ? lists : []
  const status = await findEndStatus(row.id, current.skipped)
  // The status comes last: a client that reads it also finds the songs in running shuffles.
  await songsChanged(row.userId)
  await db.importRuns.update(row.id, {
    status: isFailure ? 'failed' : status,
    ...problemColumns(firstSkip ? toProblem({ ...firstSkip, text: firstSkip.reason }) : null),
    total: current.done,
    ...(onlyList?.name ? { name: onlyList.name } : {}),
    finishedAt: new Date(),
  })
}

/** Applies the entries read of the lists that are not closed, and removes nothing. */
export async function applyPartial(provider: PagedProvider, row: ImportRow): Promise<void> {
  for (const list of await db.importLists.list(row.id)) {
    if (list.state !== 'reading' || list.nextOffset === 0) continue
    await applyList(provider, { row, list }, 'partial')
  }
  await songsChanged(row.userId)
}

/** Queues an open import again, after a pause if there is one. */
export async function requeue(
  { job }: PagedProvider,
  { id, userId }: ImportRow,
  waitingUntil: Date | null,
): Promise<void> {
  await openQueue()
  await db.transaction(async (tx) => {
    if (!(await tx.importRuns.update(id, { waitingUntil }))) return
    const startAfter = waitingUntil ?? undefined
    await enqueue(tx, job, { importId: id }, { userId, startAfter })
  })
}

/**
 * Queues an import again if the service requested a pause; otherwise fails it, if the error is final
 * or this was the last try.
 * @throws the error, unless it is final, so that the queue tries the job again
 */
export async function failOrReschedule(
  provider: PagedProvider,
  row: ImportRow,
  { error, isLastTry }: { error: unknown; isLastTry: boolean },
): Promise<void> {
  const { problem, isTransient, retryAt } = provider.classifyError(error)
  const ageMs = Date.now() - row.createdAt.getTime()
  if (retryAt && ageMs < MAX_REQUESTED_PAUSES_MS) return requeue(provider, row, retryAt)
  if (isTransient && !isLastTry) throw error
  // The status comes last: a client that reads `failed` also finds the imported tracks.
  await applyPartial(provider, row)
  await db.importRuns.update(row.id, {
    status: 'failed',
    ...problemColumns(toJobProblem(problem, provider)),
    finishedAt: new Date(),
  })
  if (isTransient) throw error
}

function toJobProblem(problem: unknown, { service }: PagedProvider): JobProblem {
  if (problem instanceof AppError) return errorProblem(problem, ' Imported tracks are kept.')
  log().error({ err: problem, service }, 'import from a service failed')
  return jobProblem('internal')
}
