import 'server-only'
import { db, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf } from '@/lib/contract/contract'
import type { Queue, queue } from '@/lib/contract/queue'
import { listOfContext } from '@/lib/list-id'
import { requireUser } from '../shared/access'
import { describeDevice } from '../shared/describe-device'
import { songsNotFound } from '../shared/songs-not-found'
import { assertListExists } from '../shuffle/track-facts'
import { changeQueue, queueChanged } from './change-queue'
import { findPosition } from './play-position'
import { presentQueue, readQueue } from './present-queue'

/** Returns what the user plays. */
export const getQueue = (ctx: Context): Promise<Queue> => readQueue(db, requireUser(ctx).userId)

/**
 * Sets what the user plays; the device of the call plays it from now on.
 * @throws AppError `not_found`, `song_not_found`, `queue_changed`
 */
export async function replaceQueue(
  ctx: Context,
  { version, context, order, repeat, current, device }: InputOf<typeof queue.replace>,
): Promise<Queue> {
  const { userId } = requireUser(ctx)
  const list = listOfContext(context)
  if (list) await assertListExists(db, { userId, list })
  return changeQueue(userId, async ({ tx, row }) => {
    if (row.version !== version) throw queueChanged(await presentQueue(tx, userId, row))
    await assertOwnSong(tx, userId, current.songId)
    if (current.itemId) await tx.queuedSongs.remove({ userId, id: current.itemId })
    return tx.playQueues.setCurrent(userId, {
      contextKind: context.kind,
      contextId: context.id,
      playOrder: order,
      repeat,
      songId: current.songId,
      trackId: current.trackId ?? null,
      turn: current.turn ?? null,
      itemId: current.itemId ?? null,
      positionMs: current.positionMs,
      isPaused: current.paused,
      deviceId: device.id,
      deviceName: device.name ?? describeDevice(ctx.userAgent ?? null),
    })
  })
}

/** Makes a device the one that plays, at the song and position of the former device. */
export async function takeOverQueue(
  ctx: Context,
  { deviceId, name }: InputOf<typeof queue.takeOver>,
): Promise<Queue> {
  const { userId } = requireUser(ctx)
  const deviceName = name ?? describeDevice(ctx.userAgent ?? null)
  return changeQueue(userId, async ({ tx, row }) => {
    const song = row.songId ? await tx.songs.find(userId, row.songId) : undefined
    const position = await findPosition(db.playPositions(), row, song?.durationMs ?? null)
    return tx.playQueues.setCurrent(userId, { ...position, deviceId, deviceName })
  })
}

async function assertOwnSong(tx: Transaction, userId: string, songId: string): Promise<void> {
  const own = await tx.songs.findOwnIds(userId, [songId])
  if (!own.has(songId)) throw songsNotFound([songId], 'current.songId')
}
