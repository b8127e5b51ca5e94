import 'server-only'
import { db, type ImportChangeTotals, type ImportRow, NO_CHANGES } from '@/db'
import type { Import } from '@/lib/contract/import'
import { MAX_CHANGED_TRACKS } from '@/lib/contract/import-changes'
import { presentImportProblem } from '../shared/job-problem'
import { presentChangedTrack, presentSkip } from './present-report-rows'
import { findQueuePosition, findQueuePositions } from './queue-position'
import { confirmationDeadline, undoDeadline } from './undo-deadline'

type Details = {
  skipped: Import['report']['skipped']
  removedTracks: Import['report']['removedTracks']
  pendingTracks: Import['report']['removedTracks']
  playable: Import['report']['playable']
}

type State = { changes: ImportChangeTotals; details: Details; queue: Import['queue'] }

const NO_DETAILS: Details = { skipped: [], removedTracks: [], pendingTracks: [], playable: null }

/**
 * Converts an import to its representation, with its skipped rows and changed tracks. `queue` is its
 * place in the queue, which is read if undefined.
 */
export async function presentImport(row: ImportRow, queue?: Import['queue']): Promise<Import> {
  const place = queue === undefined ? await findQueuePosition(row) : queue
  const changes = await db.importChanges.count(row.id)
  const details = await findDetails(row, changes)
  return toImport(row, { changes, details, queue: place })
}

/** Converts a page of imports, without skipped rows and changed tracks. */
export async function presentImports(rows: ImportRow[]): Promise<Import[]> {
  const changes = await db.importChanges.countMany(rows.map(({ id }) => id))
  const queues = await findQueuePositions(rows)
  return rows.map((row) => {
    const queue = queues.get(row.id) ?? null
    return toImport(row, { changes: changes.get(row.id) ?? NO_CHANGES, details: NO_DETAILS, queue })
  })
}

async function findDetails(row: ImportRow, changes: ImportChangeTotals): Promise<Details> {
  const { id: importId, userId } = row
  const page = { limit: MAX_CHANGED_TRACKS, after: null }
  const list = async (change: 'removed' | 'pending') => {
    if (changes[change] === 0) return []
    const { rows } = await db.importReports.listTracks({ userId, importId }, change, page)
    return rows.map(presentChangedTrack)
  }
  const skipped = row.skipped > 0 ? await db.importSkips.list(importId) : []
  return {
    skipped: skipped.map(presentSkip),
    removedTracks: await list('removed'),
    pendingTracks: row.status === 'needs_confirmation' ? await list('pending') : [],
    playable: row.finishedAt ? await countPlayable(row) : null,
  }
}

const countPlayable = ({ userId, playlists }: ImportRow) =>
  db.importReports.countPlayable(
    userId,
    playlists.map(({ id }) => id),
  )

function toImport(row: ImportRow, { changes, details, queue }: State): Import {
  const { imported, created, matched, duplicates, skipped: skippedCount } = row
  const { added, removed } = changes
  const { skipped, removedTracks, playable } = details
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    status: row.status,
    progress: { done: row.done, total: row.total },
    playlists: row.playlists,
    report: {
      ...{ imported, created, matched, duplicates, added, removed, removedTracks, playable },
      ...{ skippedCount, skipped },
    },
    confirmation: presentConfirmation(row, changes, details),
    undoableUntil: presentUndoDeadline(row),
    undoneAt: row.undoneAt?.toISOString() ?? null,
    error: row.error,
    problem: presentImportProblem(row),
    waitingUntil: row.waitingUntil?.toISOString() ?? null,
    queue,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}

function presentUndoDeadline(row: ImportRow): string | null {
  const deadline = undoDeadline(row)
  if (row.undoneAt || !deadline || deadline.getTime() <= Date.now()) return null
  return deadline.toISOString()
}

function presentConfirmation(
  row: ImportRow,
  { pending, reason }: ImportChangeTotals,
  { pendingTracks }: Details,
): Import['confirmation'] {
  const expiresAt = confirmationDeadline(row)
  if (!expiresAt) return null
  return {
    count: pending,
    tracks: pendingTracks,
    reason: reason ?? 'many_removals',
    expiresAt: expiresAt.toISOString(),
  }
}
