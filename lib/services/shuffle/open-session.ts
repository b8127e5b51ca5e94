import 'server-only'
import { randomBytes } from 'node:crypto'
import type { ShuffleSessionRow, Transaction } from '@/db'
import type { Mode } from '@/lib/contract/shuffle'
import { AppError } from '@/lib/errors'
import { ALGORITHM_VERSION } from '@/lib/shuffle'
import { packIds, packIndices } from './bytes'
import type { ListKey } from './list'
import { lockList } from './lock-list'

const SEED_BYTES = 16

type Wish = { mode?: Mode; seed?: string }

/**
 * The running session of a list, its row held; begun where there is none.
 * Throws `not_found`, `empty_playlist`.
 */
export async function holdSession(
  tx: Transaction,
  key: ListKey,
  wish: Wish = {},
): Promise<ShuffleSessionRow> {
  const running = await tx.shuffleSessions.findRunningForUpdate(key)
  if (running) return running
  // An edit under way must be seen whole, and somebody may have begun meanwhile.
  await lockList(tx, key)
  return (await tx.shuffleSessions.findRunningForUpdate(key)) ?? beginSession(tx, key, wish)
}

/** Begins a session over the list as it is now. Throws `not_found`, `empty_playlist`. */
export async function beginSession(
  tx: Transaction,
  key: ListKey,
  { mode, seed = randomBytes(SEED_BYTES).toString('hex') }: Wish,
): Promise<ShuffleSessionRow> {
  const ids = await tx.shuffleEntries.listIds(key)
  if (ids.length === 0) throw emptyPlaylist()
  const settings = mode
    ? await tx.shuffleSettings.save(key, { mode })
    : await tx.shuffleSettings.find(key)
  const isPlaylist = key.list !== 'liked' && key.list !== 'library'
  const created = await tx.shuffleSessions.create({
    ...key,
    ...settings,
    seed,
    playlistId: isPlaylist ? key.list : null,
    algorithmVersion: ALGORITHM_VERSION,
  })
  // Another call began it a moment ago; that one is as good.
  if (!created) return (await tx.shuffleSessions.findRunningForUpdate(key)) as ShuffleSessionRow
  await tx.shuffleRevisions.add({
    sessionId: created.id,
    revision: created.revision,
    added: packIds(ids),
    removed: packIndices([]),
  })
  return created
}

export const emptyPlaylist = () =>
  new AppError('empty_playlist', 'There is no track to play here. Add one first.')
