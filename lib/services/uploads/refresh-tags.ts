import 'server-only'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { db, type PendingTags } from '@/db'
import { readTags } from '@/lib/audio/probe/probe'
import { TAGS_VERSION } from '@/lib/audio/probe/tags-version'
import { env } from '@/lib/config/env'
import { NotFoundError } from '@/lib/errors'
import { log } from '@/lib/observability/log'
import { countTagRead, setPendingTagReads, type TagReadOutcome } from '@/lib/observability/metrics'
import { getStorage } from '@/lib/storage/storage'
import { completeUpload } from '../library/complete-upload'
import { withAnalysisFolder } from './analysis-folder'
import { reviseShuffles } from './revise-shuffles'
import { resolveMetadata, type SongMetadata } from './song-metadata'

const BATCH_SIZE = 50
/** Shorter than the time between two runs of the job. */
const MAX_RUN_MS = 8 * 60_000
/** With the last file, shorter than the time that Vercel gives a function. */
const MAX_VERCEL_RUN_MS = 60_000
/** The storage or the database may be unavailable: the next run continues. */
const MAX_FAILURES_IN_ROW = 20
const READ_TIMEOUT_MS = 2 * 60_000

type Counts = Record<TagReadOutcome, number>

/**
 * Reads the tags of uploads again that an earlier version read, and stores what their songs lack. A
 * run ends after 8 minutes (1 on Vercel), and the next one continues: each file that was read is marked.
 * @throws the error of the last file if many in a row fail and no other was read
 */
export async function refreshTags(): Promise<Counts> {
  const counts: Counts = { completed: 0, unchanged: 0, unreadable: 0, failed: 0 }
  const endAt = performance.now() + (env().VERCEL ? MAX_VERCEL_RUN_MS : MAX_RUN_MS)
  let failuresInRow = 0
  const changedUsers = new Set<string>()
  try {
    for await (const file of pendingFiles()) {
      const { outcome, error } = await refreshFile(file)
      counts[outcome]++
      if (outcome === 'completed') changedUsers.add(file.userId)
      countTagRead(outcome)
      // A run that is killed leaves few shuffles behind.
      if (totalOf(counts) % BATCH_SIZE === 0) await reviseShuffles(takeAll(changedUsers))
      failuresInRow = outcome === 'failed' ? failuresInRow + 1 : 0
      const isStopped = failuresInRow === MAX_FAILURES_IN_ROW
      if (isStopped && totalOf(counts) === counts.failed) throw error
      if (isStopped || performance.now() > endAt) break
    }
  } finally {
    await reviseShuffles(takeAll(changedUsers))
    await reportProgress(counts)
  }
  return counts
}

/** Empties a set; returns its former members. */
function takeAll(ids: Set<string>): ReadonlySet<string> {
  const taken = new Set(ids)
  ids.clear()
  return taken
}

/** Each file once: one that fails becomes one of the last, and is listed again. */
async function* pendingFiles(): AsyncGenerator<PendingTags> {
  const seen = new Set<string>()
  let last: PendingTags | undefined
  do {
    const files = await db.pendingTags.list(TAGS_VERSION, BATCH_SIZE, last)
    for (const file of files) {
      if (!seen.has(file.songId)) yield file
      seen.add(file.songId)
    }
    last = files.length === BATCH_SIZE ? files.at(-1) : undefined
  } while (last)
}

async function reportProgress(counts: Counts): Promise<void> {
  const pending = await db.pendingTags.count(TAGS_VERSION)
  setPendingTagReads(pending)
  if (totalOf(counts) > 0) log().info({ ...counts, pending }, 'tags of earlier uploads read')
}

const totalOf = (counts: Counts) => Object.values(counts).reduce((sum, count) => sum + count, 0)

type Refreshed = { outcome: TagReadOutcome; error?: unknown }

/** A file that cannot be read for a reason that may pass stays unmarked, for a later run. */
async function refreshFile(file: PendingTags): Promise<Refreshed> {
  const { songId } = file
  try {
    const read = await readFile(file)
    const outcome = await db.transaction(async (tx): Promise<TagReadOutcome> => {
      const isChanged = read && (await completeUpload(tx, { ...read, ...file }))
      await tx.pendingTags.markRead(songId, TAGS_VERSION)
      if (!read) return 'unreadable'
      return isChanged ? 'completed' : 'unchanged'
    })
    return { outcome }
  } catch (error) {
    log().warn({ err: error, songId }, 'reading the tags of an upload failed')
    await markFailed(songId, error)
    return { outcome: 'failed', error }
  }
}

class ProbeTimeoutError extends Error {
  override readonly name = 'ProbeTimeoutError'
}

async function markFailed(songId: string, error: unknown): Promise<void> {
  const isCause = error instanceof ProbeTimeoutError
  try {
    await db.pendingTags.markFailed({ songId, isCause }, TAGS_VERSION)
  } catch (err) {
    log().warn({ err, songId }, 'counting a failed read of tags failed')
  }
}

/** Returns the metadata of a stored file; null if it is missing or invalid. @throws ProbeTimeoutError */
async function readFile(file: PendingTags): Promise<SongMetadata | null> {
  try {
    return await withAnalysisFolder(async (folder) => {
      const path = join(folder, 'audio')
      const content = await getStorage().open(file.storageKey, { start: 0, end: file.bytes - 1 })
      await pipeline(content, createWriteStream(path), {
        signal: AbortSignal.timeout(READ_TIMEOUT_MS),
      })
      const result = await readTags(file.userId, path)
      if ('rejection' in result) {
        const { reason, message } = result.rejection
        // A busy machine can be the cause.
        if (reason === 'probe_timeout') throw new ProbeTimeoutError(message)
        return null
      }
      const { tags, durationMs } = result.file
      return resolveMetadata({ tags, durationMs, fileName: file.fileName, fields: {} })
    })
  } catch (error) {
    if (error instanceof NotFoundError) return null
    throw error
  }
}
