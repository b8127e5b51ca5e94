import 'server-only'
import { setImmediate as letOthers } from 'node:timers/promises'
import { db } from '@/db'
import type { JobProblem } from '@/lib/contract/job-problem'
import { AppError } from '@/lib/errors'
import { openPlaylistFile } from '@/lib/importers/read'
import type { ImportEvent } from '@/lib/importers/types'
import { log } from '@/lib/observability/log'
import { errorProblem, jobProblem, problemColumns } from '../shared/job-problem'
import { Intake } from './intake'

const CHUNK_BYTES = 65_536

/** Brings a stored file in. Safe to run again after a crash: it starts over and doubles nothing. */
export async function runImport(importId: string, isLastTry: boolean): Promise<void> {
  const row = await db.importRuns.restart(importId)
  if (!row?.file) return
  try {
    const { format, events } = await openPlaylistFile(chunksOf(row.file), { fileName: row.name })
    const intake = new Intake(row, format)
    for await (const event of events) {
      if (!(await take(intake, event))) break
    }
    await intake.finish()
  } catch (error) {
    // What is no fault of the file may pass: the queue tries again, and says so when it gives up.
    if (!(error instanceof AppError) && !isLastTry) throw error
    const isOurs = !(error instanceof AppError)
    // The file is kept if the fault is ours: an administrator can retry the import.
    await db.importRuns.update(row.id, {
      status: 'failed',
      ...problemColumns(problemOf(error)),
      ...(isOurs ? {} : { file: null }),
      finishedAt: new Date(),
    })
    if (isOurs) throw error
  }
}

async function take(intake: Intake, event: ImportEvent): Promise<boolean> {
  if (event.type === 'playlist') return intake.beginPlaylist(event)
  if (event.type === 'track') return intake.addTrack(event.track)
  return intake.skip(event)
}

function problemOf(error: unknown): JobProblem {
  if (error instanceof AppError) return errorProblem(error)
  log().error({ err: error }, 'file import failed')
  return jobProblem('internal')
}

async function* chunksOf(file: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < file.byteLength; from += CHUNK_BYTES) {
    yield file.subarray(from, from + CHUNK_BYTES)
    // A chunk may hold no rows, and reading from memory never waits: other requests get a turn here.
    await letOthers()
  }
}
