import 'server-only'
import { stat } from 'node:fs/promises'
import { db, type ImportRow } from '@/db'
import type { JobProblem } from '@/lib/contract/job-problem'
import { AppError } from '@/lib/errors'
import type { ImportEvent } from '@/lib/importers/types'
import { log } from '@/lib/observability/log'
import { errorProblem, jobProblem, problemColumns } from '../shared/job-problem'
import { FileIntake } from './file-intake'
import { countFileRows, MAX_INSPECTED_BYTES } from './inspect'
import { maxImportRows } from './limits'
import { LinkLookup } from './link-lookup'
import { readEvents } from './read-events'
import { songsChanged } from './songs-changed'
import { removeIfUnused, withFileOnDisk } from './stored-file'

/** Imports a stored file. Can run again after a crash: it starts over, and adds nothing twice. */
export async function runFileImport(importId: string, isLastTry: boolean): Promise<void> {
  const row = await db.importRuns.restart(importId)
  if (!row?.fileId) return
  const file = { userId: row.userId, fileId: row.fileId }
  try {
    await withFileOnDisk(file, (path) => importFile(row, path))
  } catch (error) {
    // An error that the file did not cause may be transient: the queue tries again.
    const isInternal = !(error instanceof AppError) || error.code === 'insufficient_storage'
    if (isInternal && !isLastTry) throw error
    // The status comes last: a client that reads `failed` also finds the songs in running shuffles.
    await reviseShuffles(row.userId)
    // After an internal error the file is kept, so that an administrator can run the job again.
    await db.importRuns.update(row.id, {
      status: 'failed',
      ...problemColumns(toJobProblem(error)),
      ...(isInternal ? {} : { fileId: null }),
      finishedAt: new Date(),
    })
    if (isInternal) throw error
  }
  await removeIfUnused(file)
}

/** Adapts running shuffles to the songs that a failed import stored. Never throws. */
async function reviseShuffles(userId: string): Promise<void> {
  try {
    await songsChanged(userId)
  } catch (error) {
    log().warn({ err: error, userId }, 'adapting shuffles after a failed import failed')
  }
}

async function importFile(row: ImportRow, path: string): Promise<void> {
  const { size: bytes } = await stat(path)
  const file = { path, fileName: row.name, bytes }
  // Of a large file only the start was read before: nothing is imported if it has too many rows.
  const total = bytes > MAX_INSPECTED_BYTES ? await countFileRows(file) : row.total
  let intake: FileIntake | undefined
  const maxRows = maxImportRows({ isGuest: await db.guests.isGuest(row.userId) })
  const lookup = new LinkLookup(maxRows - total)
  for await (const { format, events } of readEvents(file)) {
    intake ??= new FileIntake({ ...row, total }, format)
    if (!(await addEvents({ intake, lookup }, events))) break
  }
  await intake?.finish()
}

type Target = { intake: FileIntake; lookup: LinkLookup }

async function addEvents({ intake, lookup }: Target, events: ImportEvent[]): Promise<boolean> {
  for (const event of events) {
    const resolved = event.type === 'skip' ? await lookup.resolve(event) : [event]
    for (const one of resolved) if (!(await addEvent(intake, one))) return false
  }
  return true
}

async function addEvent(intake: FileIntake, event: ImportEvent): Promise<boolean> {
  if (event.type === 'playlist') return intake.beginPlaylist(event)
  if (event.type === 'track') return intake.addTrack(event.track)
  return intake.skip(event)
}

function toJobProblem(error: unknown): JobProblem {
  if (error instanceof AppError && error.code !== 'insufficient_storage') return errorProblem(error)
  log().error({ err: error }, 'file import failed')
  return jobProblem('internal')
}
