import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { ShuffleSettings } from '@/lib/contract/shuffle'
import { requireUser } from '../shared/access'
import { assertList } from './list'
import { lockList } from './lock-list'
import { redealAhead } from './revise'

type Key = { playlistId: string }

/** How a list is shuffled. Throws `not_found`. */
export async function shuffleSettings(
  ctx: Context,
  { playlistId: list }: Key,
): Promise<ShuffleSettings> {
  const key = { userId: requireUser(ctx).userId, list }
  await assertList(db, key)
  return db.shuffleSettings.find(key)
}

/** Changes how a list is shuffled, from its next set on. Throws `not_found`. */
export async function changeShuffleSettings(
  ctx: Context,
  { playlistId: list, ...change }: Key & Partial<ShuffleSettings>,
): Promise<ShuffleSettings> {
  const key = { userId: requireUser(ctx).userId, list }
  return db.transaction(async (tx) => {
    await lockList(tx, key)
    const settings = await tx.shuffleSettings.save(key, change)
    await redealAhead(tx, key, settings)
    return settings
  })
}
