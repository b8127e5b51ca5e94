import 'server-only'
import { db, type PlayQueueRow } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf } from '@/lib/contract/contract'
import type { queue } from '@/lib/contract/queue'
import { AppError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { queueChanged } from './change-queue'
import { presentQueue } from './present-queue'
import { announceChange } from './queue-changes'

/** A position in Redis is copied to PostgreSQL after this time, and at once when the song pauses. */
const COPY_INTERVAL_MS = 15_000

/**
 * Saves the position in the current song, which the device of the call must play.
 * @throws AppError `device_not_active`, `queue_changed`
 */
export async function savePlayPosition(
  ctx: Context,
  { deviceId, itemId, positionMs, paused }: InputOf<typeof queue.savePosition>,
): Promise<void> {
  const { userId } = requireUser(ctx)
  const row = await db.playQueues.find(userId)
  if (row?.deviceId !== deviceId) throw deviceNotActive()
  if (itemId && ![row.itemId, row.trackId, row.songId].includes(itemId)) {
    throw queueChanged(await presentQueue(db, userId, row))
  }
  const position = { positionMs, isPaused: paused }
  const key = { userId, epoch: row.positionEpoch }
  const isKept = await db.playPositions().set(key, { ...position, at: Date.now() })
  if (isKept && !isCopied(row, paused)) return
  await db.playQueues.savePosition({ ...key, deviceId }, position)
  if (row.isPaused !== paused) announceChange(userId)
}

const isCopied = ({ isPaused, positionAt }: PlayQueueRow, paused: boolean): boolean =>
  paused || isPaused !== paused || Date.now() - positionAt.getTime() >= COPY_INTERVAL_MS

const deviceNotActive = () =>
  new AppError('device_not_active', 'Another device plays. Take over to play on this one.')
