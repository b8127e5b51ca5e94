import 'server-only'
import { uuidv7 } from 'uuidv7'
import type { PlayQueueRow, Transaction } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf } from '@/lib/contract/contract'
import { MAX_QUEUED_SONGS, type Queue, type queue } from '@/lib/contract/queue'
import { AppError, NotFoundError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { inSlices } from '../shared/event-loop-turn'
import { songsNotFound } from '../shared/songs-not-found'
import { changeQueue } from './change-queue'

const SLICE_SONGS = 200

/**
 * Adds songs to the start or the end of the queue: all, or none.
 * @throws AppError `song_not_found`, `queue_full`
 */
export async function queueSongs(
  ctx: Context,
  { songIds, at }: InputOf<typeof queue.add>,
): Promise<Queue> {
  const { userId } = requireUser(ctx)
  return changeQueue(userId, async ({ tx }) => {
    await assertOwnSongs(tx, userId, songIds)
    await assertFits(tx, userId, songIds.length)
    const items = songIds.map((songId) => ({ id: uuidv7(), songId }))
    await tx.queuedSongs.add(userId, items, at)
    return tx.playQueues.raiseVersion(userId)
  })
}

/**
 * Moves a queued song to an index of the queue; an index beyond the end is the end.
 * @throws AppError `not_found`
 */
export async function moveQueuedSong(
  ctx: Context,
  { itemId, position }: InputOf<typeof queue.move>,
): Promise<Queue> {
  const { userId } = requireUser(ctx)
  return changeQueue(userId, async ({ tx }) => {
    const ids = await tx.queuedSongs.listIds(userId)
    if (!ids.includes(itemId)) throw new NotFoundError('Queued song', itemId)
    const others = ids.filter((id) => id !== itemId)
    await tx.queuedSongs.setOrder(userId, others.toSpliced(position, 0, itemId))
    return tx.playQueues.raiseVersion(userId)
  })
}

/** Removes a song from the queue. @throws AppError `not_found` */
export async function removeQueuedSong(
  ctx: Context,
  { itemId }: InputOf<typeof queue.remove>,
): Promise<void> {
  const { userId } = requireUser(ctx)
  await changeQueue(userId, async ({ tx }) => {
    const isRemoved = await tx.queuedSongs.remove({ userId, id: itemId })
    if (!isRemoved) throw new NotFoundError('Queued song', itemId)
    return tx.playQueues.raiseVersion(userId)
  })
}

/** Removes all songs from the queue. */
export async function clearQueue(ctx: Context): Promise<void> {
  const { userId } = requireUser(ctx)
  await changeQueue(userId, async ({ tx }): Promise<PlayQueueRow> => {
    await tx.queuedSongs.clear(userId)
    return tx.playQueues.raiseVersion(userId)
  })
}

async function assertOwnSongs(
  tx: Transaction,
  userId: string,
  songIds: readonly string[],
): Promise<void> {
  const missing: string[] = []
  await inSlices([...new Set(songIds)], SLICE_SONGS, async (ids) => {
    const own = await tx.songs.findOwnIds(userId, ids)
    missing.push(...ids.filter((id) => !own.has(id)))
  })
  if (missing.length > 0) throw songsNotFound(missing)
}

async function assertFits(tx: Transaction, userId: string, added: number): Promise<void> {
  const size = (await tx.queuedSongs.count(userId)) + added
  if (size <= MAX_QUEUED_SONGS) return
  throw new AppError(
    'queue_full',
    `A queue can have ${MAX_QUEUED_SONGS} songs at most; it would have ${size}.`,
    { params: { max: MAX_QUEUED_SONGS, count: size } },
  )
}
