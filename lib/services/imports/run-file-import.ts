import 'server-only'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { db } from '@/db'
import type { JobProblem } from '@/lib/contract/job-problem'
import { AppError } from '@/lib/errors'
import { openPlaylistFile } from '@/lib/importers/read'
import type { ImportEvent } from '@/lib/importers/types'
import { log } from '@/lib/observability/log'
import { errorProblem, jobProblem, problemColumns } from '../shared/job-problem'
import { FileIntake } from './file-intake'

const CHUNK_BYTES = 65_536

/** Imports a stored file. Can run again after a crash: it starts over, and adds nothing twice. */
export async function runFileImport(importId: string, isLastTry: boolean): Promise<void> {
  const row = await db.importRuns.restart(importId)
  if (!row?.file) return
  try {
    const { format, events } = await openPlaylistFile(splitIntoChunks(row.file), {
      fileName: row.name,
    })
    const intake = new FileIntake(row, format)
    for await (const event of events) {
      if (!(await addEvent(intake, event))) break
    }
    await intake.finish()
  } catch (error) {
    // An error that the file did not cause may be transient: the queue tries again.
    const isInternal = !(error instanceof AppError)
    if (isInternal && !isLastTry) throw error
    // After an internal error the file is kept, so that an administrator can run the job again.
    await db.importRuns.update(row.id, {
      status: 'failed',
      ...problemColumns(toJobProblem(error)),
      ...(isInternal ? {} : { file: null }),
      finishedAt: new Date(),
    })
    if (isInternal) throw error
  }
}

async function addEvent(intake: FileIntake, event: ImportEvent): Promise<boolean> {
  if (event.type === 'playlist') return intake.beginPlaylist(event)
  if (event.type === 'track') return intake.addTrack(event.track)
  return intake.skip(event)
}

function toJobProblem(error: unknown): JobProblem {
  if (error instanceof AppError) return errorProblem(error)
  log().error({ err: error }, 'file import failed')
  return jobProblem('internal')
}

async function* splitIntoChunks(file: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < file.byteLength; from += CHUNK_BYTES) {
    yield file.subarray(from, from + CHUNK_BYTES)
    // A chunk may contain no rows, and reading from memory never waits.
    await yieldToOthers()
  }
}
