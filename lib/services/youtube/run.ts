import 'server-only'
import { setImmediate as letOthers } from 'node:timers/promises'
import { db, type ImportRow } from '@/db'
import { AppError } from '@/lib/errors'
import { YoutubeError } from '@/lib/integrations/youtube/youtube-error'
import { log } from '@/lib/observability/log'
import { applyPlaylist } from '../imports/apply-playlist'
import { closeList } from '../imports/close-list'
import { errorProblem, jobProblem, problemColumns } from '../shared/job-problem'
import { youtubeProblem } from './problems'
import {
  isReadToEnd,
  type PageResult,
  readYoutubeAnew,
  readYoutubePage,
  type Step,
} from './read-page'

const KEPT = ' What was imported stays.'

/**
 * Brings a playlist in from YouTube, fifty entries at a time. Safe to run again after a crash at any
 * moment: it goes on at the page it was on.
 */
export async function runYoutubeImport(importId: string, isLastTry: boolean): Promise<void> {
  const row = await db.importRuns.resume(importId)
  if (!row) return settle(importId)
  try {
    for (let list = await db.importLists.findNext(row.id); list; ) {
      const result = isReadToEnd(list) ? 'read to its end' : await readOn({ row, list })
      if (result === 'stopped') return settle(importId)
      // As it stands now: the page said how much there is.
      list = await db.importLists.findNext(row.id)
      if (list && result !== 'read') {
        await putInPlace({ row, list })
        list = await db.importLists.findNext(row.id)
      }
      // The embedded database answers within the same turn of the event loop: others must get theirs.
      await letOthers()
    }
    await finish(row.id)
  } catch (error) {
    await end(row, error, isLastTry)
  }
}

async function readOn(step: Step): Promise<PageResult> {
  try {
    return await readYoutubePage(step)
  } catch (error) {
    const isPageEnded = error instanceof YoutubeError && error.fault === 'page_ended'
    if (isPageEnded && (await readYoutubeAnew(step))) return 'read'
    throw error
  }
}

/**
 * Makes what was read a playlist; done twice it comes to the same. Nothing is taken away where it
 * broke off before its end or where none of its entries became a track.
 */
async function putInPlace({ row, list }: Step): Promise<void> {
  const key = { importId: row.id, number: list.number }
  const { entries, duplicates } = await db.importEntries.count(key)
  const isEmpty = list.nextOffset === 0
  const isOver = isEmpty || isReadToEnd(list)
  const isCutShort = isOver && list.nextOffset < list.total
  const isWhole = isOver && !isCutShort && (isEmpty || entries > 0)
  const playlist = await applyPlaylist(row.userId, {
    source: 'youtube',
    externalId: list.externalId,
    name: list.name,
    description: list.description,
    tracks: await db.importEntries.list(key),
    how: isWhole ? 'mirror' : 'append',
  })
  const cutShortBy = isCutShort ? 'YouTube' : undefined
  await closeList({ row, list, duplicates, playlist, cutShortBy })
}

async function finish(importId: string): Promise<void> {
  const now = await db.importRuns.find(importId)
  if (!now) return
  await db.importRuns.update(importId, {
    status: now.skipped > 0 ? 'partial' : 'succeeded',
    total: now.done,
    finishedAt: new Date(),
  })
}

/** An import that was stopped keeps what came in until then. */
async function settle(importId: string): Promise<void> {
  const row = await db.importRuns.find(importId)
  if (row?.status === 'cancelled') await keepWhatCame(row)
}

// Nothing is taken away from a playlist of which not everything was read.
async function keepWhatCame(row: ImportRow): Promise<void> {
  for (const list of await db.importLists.list(row.id)) {
    if (list.state === 'reading' && list.nextOffset > 0) await putInPlace({ row, list })
  }
}

async function end(row: ImportRow, error: unknown, isLastTry: boolean): Promise<void> {
  const mayPass = !(error instanceof YoutubeError) || /^(unavailable|too_fast)$/.test(error.fault)
  // What may pass is tried again by the queue, which says so when it gives up.
  if (mayPass && !isLastTry) throw error
  const problem = youtubeProblem(error)
  if (!(problem instanceof AppError)) log().error({ err: problem }, 'YouTube import failed')
  // Who reads that it failed finds what it brought.
  await keepWhatCame(row)
  await db.importRuns.update(row.id, {
    status: 'failed',
    ...problemColumns(
      problem instanceof AppError ? errorProblem(problem, KEPT) : jobProblem('internal'),
    ),
    finishedAt: new Date(),
  })
  if (mayPass) throw error
}
