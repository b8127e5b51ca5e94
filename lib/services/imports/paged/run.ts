import 'server-only'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { db, type ImportRow } from '@/db'
import { applyList } from './apply-list'
import { applyPartial, failOrReschedule, finish, requeue } from './end'
import type { ListStep, PagedProvider } from './provider'
import { readPage } from './read-page'
import { retryShortWaits } from './retry-short-waits'

/** After this time the next import in the queue runs, and this one continues later. */
const SLICE_MS = 60_000

/**
 * Imports lists from another service, page by page. Can run again after a crash at any moment: it
 * continues at the page it had reached. If the service requests a pause, the import is queued again.
 */
export async function runPagedImport(
  provider: PagedProvider,
  importId: string,
  isLastTry: boolean,
): Promise<void> {
  const row = await db.importRuns.resume(importId)
  if (!row) return applyEnded(provider, importId)
  try {
    const outcome = await readLists(provider, row, isLastTry)
    if (outcome === 'done') await finish(row)
    else if (outcome === 'stopped') await applyEnded(provider, importId)
    else await requeue(provider, row, null)
  } catch (error) {
    await failOrReschedule(provider, row, { error, isLastTry })
  }
}

/** `stopped` if the user cancelled it, or another worker runs it. */
type Outcome = 'done' | 'stopped' | 'slice_expired'

async function readLists(
  provider: PagedProvider,
  row: ImportRow,
  isLastTry: boolean,
): Promise<Outcome> {
  const until = performance.now() + SLICE_MS
  const lists = await db.importLists.list(row.id)
  const isOnlyList = lists.length === 1
  await retryShortWaits(provider, async () => provider.openLists?.(row, lists))
  while (performance.now() < until) {
    const result = await retryShortWaits(provider, () =>
      readStep(provider, { row, isOnlyList, isLastTry }),
    )
    if (result !== 'more') return result
    // The embedded database never waits for I/O: without this, other requests would get no turn.
    await yieldToOthers()
  }
  return 'slice_expired'
}

async function readStep(
  provider: PagedProvider,
  common: Omit<ListStep, 'list'>,
): Promise<'done' | 'stopped' | 'more'> {
  const list = await db.importLists.findNext(common.row.id)
  if (!list) return 'done'
  const step = { ...common, list }
  if (list.state === 'reading') return readNext(provider, step)
  await provider.openList(step)
  return 'more'
}

async function readNext(provider: PagedProvider, step: ListStep): Promise<'stopped' | 'more'> {
  try {
    const result = await readPage(provider, step)
    if (result === 'stopped' || result === 'more') return result
    if (!(await provider.restartIfChanged?.(step))) await applyList(provider, step, result)
  } catch (error) {
    if (!(await provider.recover(step, error))) throw error
  }
  return 'more'
}

/** Applies the entries read by an import that was cancelled or has failed. */
async function applyEnded(provider: PagedProvider, importId: string): Promise<void> {
  const row = await db.importRuns.find(importId)
  if (!row || row.undoneAt) return
  if (row.status === 'cancelled' || row.status === 'failed') await applyPartial(provider, row)
}
