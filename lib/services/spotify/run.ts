import 'server-only'
import { setImmediate as letOthers, setTimeout as pause } from 'node:timers/promises'
import { db, type ImportRow } from '@/db'
import type { JobProblem } from '@/lib/contract/job-problem'
import { AppError } from '@/lib/errors'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { log } from '@/lib/observability/log'
import { errorProblem, jobProblem, problemColumns, toProblem } from '../shared/job-problem'
import { spotifyProblem, waitOf } from './problems'
import { putInPlace } from './put-in-place'
import {
  leaveOut,
  openFromLibrary,
  openList,
  readAnew,
  readPage,
  reasonOf,
  type Step,
} from './read-list'

/** Then another user's import has its turn, and this one goes on behind it. */
const SLICE_MS = 60_000
/** A shorter wait is waited here; a longer one gives the worker back. */
const SHORT_WAIT_MS = 3_000
const SHORT_WAITS_MOST = 5
const WAITS_MOST_MS = 4 * 24 * 3_600_000

/**
 * Brings lists in from Spotify, page by page. Safe to run again after a crash at any moment: it
 * goes on at the page it was on. Where Spotify asks to wait it comes back by itself.
 */
export async function runSpotifyImport(importId: string, isLastTry: boolean): Promise<void> {
  const row = await db.importRuns.resume(importId)
  if (!row) return settle(importId)
  try {
    const outcome = await readLists(row, isLastTry)
    if (outcome === 'done') await finish(row)
    else if (outcome === 'stopped') await settle(importId)
    else await goOn(row, null)
  } catch (error) {
    await endOrComeBack(row, error, isLastTry)
  }
}

/** `stopped` where the user stopped it, or somebody else is at it. */
async function readLists(
  row: ImportRow,
  isLastTry: boolean,
): Promise<'done' | 'stopped' | 'turn is over'> {
  const until = performance.now() + SLICE_MS
  const lists = await db.importLists.list(row.id)
  const isAlone = lists.length === 1
  await patiently(() => openFromLibrary(row, lists))
  while (performance.now() < until) {
    const result = await patiently(() => oneStep({ row, isAlone, isLastTry }))
    if (result !== 'more') return result
    // The embedded database answers within the same turn of the event loop: others must get theirs.
    await letOthers()
  }
  return 'turn is over'
}

async function oneStep(of: Omit<Step, 'list'>): Promise<'done' | 'stopped' | 'more'> {
  const list = await db.importLists.findNext(of.row.id)
  if (!list) return 'done'
  const step = { ...of, list }
  if (list.state === 'waiting') await openList(step)
  else if (!(await readOn(step))) return 'stopped'
  return 'more'
}

async function readOn(step: Step): Promise<boolean> {
  try {
    const result = await readPage(step)
    if (result === 'stopped') return false
    if (result !== 'more' && !(await readAnew(step))) {
      await putInPlace(step, { isWhole: result === 'end', isCutShort: result === 'cut short' })
    }
    return true
  } catch (error) {
    await leaveOut(step, reasonOf(error, step.isLastTry))
    return true
  }
}

// A wait of a moment is not worth another job.
async function patiently<Result>(step: () => Promise<Result>): Promise<Result> {
  for (let waits = 0; ; waits++) {
    try {
      return await step()
    } catch (error) {
      const wait = (waitOf(error)?.getTime() ?? Number.POSITIVE_INFINITY) - Date.now()
      if (wait > SHORT_WAIT_MS || waits === SHORT_WAITS_MOST) throw error
      await pause(Math.max(0, wait) + 20)
    }
  }
}

async function finish(row: ImportRow): Promise<void> {
  const now = await db.importRuns.find(row.id)
  const lists = await db.importLists.list(row.id)
  if (!now || (now.status !== 'running' && now.status !== 'queued')) return
  const isNothing = lists.every((list) => list.state === 'left_out')
  const [only] = lists
  const [why] = isNothing ? await db.importSkips.list(row.id) : []
  await db.importRuns.update(row.id, {
    status: isNothing ? 'failed' : now.skipped > 0 ? 'partial' : 'succeeded',
    ...problemColumns(why ? toProblem({ ...why, text: why.reason }) : null),
    total: now.done,
    ...(lists.length === 1 && only?.name ? { name: only.name } : {}),
    finishedAt: new Date(),
  })
}

/** What came in of an import that ended early is put in place; the rest is forgotten. */
async function settle(importId: string): Promise<void> {
  const row = await db.importRuns.find(importId)
  if (row?.status === 'cancelled' || row?.status === 'failed') await keepWhatCame(row)
}

async function keepWhatCame(row: ImportRow): Promise<void> {
  for (const list of await db.importLists.list(row.id)) {
    if (list.state !== 'reading' || list.nextOffset === 0) continue
    await putInPlace({ row, list }, { isWhole: false })
  }
}

async function goOn(row: ImportRow, waitingUntil: Date | null): Promise<void> {
  await openQueue()
  await db.transaction(async (tx) => {
    if (!(await tx.importRuns.update(row.id, { waitingUntil }))) return
    const startAfter = waitingUntil ?? undefined
    await enqueue(tx, 'spotify_import', { importId: row.id }, { userId: row.userId, startAfter })
  })
}

async function endOrComeBack(row: ImportRow, error: unknown, isLastTry: boolean): Promise<void> {
  const waitingUntil = waitOf(error)
  const isPatient = Date.now() - row.createdAt.getTime() < WAITS_MOST_MS
  if (waitingUntil && isPatient) return goOn(row, waitingUntil)
  const problem = spotifyProblem(error)
  const isFinal = problem instanceof AppError && problem.code !== 'spotify_unavailable'
  // What may pass is tried again by the queue, which says so when it gives up.
  if (!isFinal && !isLastTry) throw error
  // Who reads that it failed finds what it brought.
  await keepWhatCame(row)
  await db.importRuns.update(row.id, {
    status: 'failed',
    ...problemColumns(problemOf(problem)),
    finishedAt: new Date(),
  })
  if (!isFinal) throw error
}

function problemOf(error: unknown): JobProblem {
  if (error instanceof AppError) return errorProblem(error, ' What was imported stays.')
  log().error({ err: error }, 'Spotify import failed')
  return jobProblem('internal')
}
