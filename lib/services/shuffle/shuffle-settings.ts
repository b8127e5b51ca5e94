import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { ShuffleSettings } from '@/lib/contract/shuffle-settings'
import { requireUser } from '../shared/access'
import { lockList } from './lock-list'
import { rebuildSetsAhead } from './revise-session'
import { assertListExists } from './track-facts'

type Input = { playlistId: string }

/**
 * Returns the mode and spacing of a list.
 *
 * @throws `not_found`
 */
export async function getShuffleSettings(
  ctx: Context,
  { playlistId: list }: Input,
): Promise<ShuffleSettings> {
  const key = { userId: requireUser(ctx).userId, list }
  await assertListExists(db, key)
  return db.shuffleSettings.find(key)
}

/**
 * Changes the mode or spacing of a list; sets that have not begun are built again.
 *
 * @throws `not_found`
 */
export async function changeShuffleSettings(
  ctx: Context,
  { playlistId: list, ...change }: Input & Partial<ShuffleSettings>,
): Promise<ShuffleSettings> {
  const key = { userId: requireUser(ctx).userId, list }
  return db.transaction(async (tx) => {
    await lockList(tx, key)
    const settings = await tx.shuffleSettings.save(key, change)
    await rebuildSetsAhead(tx, key, settings)
    return settings
  })
}
