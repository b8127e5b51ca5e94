import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { Queue } from '@/lib/contract/queue'
import { requireUser } from '../shared/access'
import { readQueue } from './present-queue'
import { waitForChange } from './queue-changes'

/** Changes of other processes are found after this time. */
const POLL_INTERVAL_MS = 3_000
/** A client opens the next stream by itself. */
const MAX_STREAM_MS = 30 * 60 * 1_000

/**
 * Yields what the user plays, and again each time that it changes, except for the position of a song
 * that plays. Ends after 30 minutes, or if `signal` is aborted.
 */
export async function watchQueue(
  ctx: Context,
  _input: unknown,
  signal: AbortSignal,
): Promise<AsyncIterable<Queue>> {
  const { userId } = requireUser(ctx)
  return yieldChanges(userId, signal)
}

async function* yieldChanges(userId: string, signal: AbortSignal): AsyncGenerator<Queue> {
  const until = Date.now() + MAX_STREAM_MS
  let stamp: string | undefined
  while (Date.now() < until && !signal.aborted) {
    const changed = waitForChange(userId, { timeoutMs: POLL_INTERVAL_MS, signal })
    const found = await findStamp(userId)
    if (found !== stamp) {
      stamp = found
      yield await readQueue(db, userId)
    }
    await changed
  }
}

/** The version, and whether the song plays, which changes without another version. */
async function findStamp(userId: string): Promise<string> {
  const row = await db.playQueues.find(userId)
  return row ? `${row.version} ${row.isPaused}` : ''
}
