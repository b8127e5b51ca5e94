import 'server-only'
import { db, type PlayQueueRow, type Transaction } from '@/db'
import type { Queue } from '@/lib/contract/queue'
import { AppError } from '@/lib/errors'
import { presentQueue } from './present-queue'
import { announceChange } from './queue-changes'

type Locked = { tx: Transaction; row: PlayQueueRow }

/**
 * Changes what a user plays, in a transaction in which no other device changes it. `change` returns the
 * changed row. Returns the new state.
 */
export async function changeQueue(
  userId: string,
  change: (locked: Locked) => Promise<PlayQueueRow>,
): Promise<Queue> {
  const queue = await db.transaction(async (tx) => {
    const changed = await change({ tx, row: await tx.playQueues.lock(userId) })
    return presentQueue(tx, userId, changed)
  })
  announceChange(userId)
  return queue
}

/** Creates the error for a change that is based on another state than the stored one, `queue`. */
export const queueChanged = (queue: Queue): AppError =>
  new AppError('queue_changed', 'Another device has changed what plays.', {
    extensions: { queue },
  })
