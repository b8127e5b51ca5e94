import 'server-only'
import { randomBytes } from 'node:crypto'
import type { ShuffleSessionRow, Transaction } from '@/db'
import type { Mode } from '@/lib/contract/shuffle-settings'
import { AppError } from '@/lib/errors'
import { isPlaylistId, type ListId, type ListKey, parseDerivedList } from '@/lib/list-id'
import { ALGORITHM_VERSION } from '@/lib/shuffle'
import { eventLoopTurn } from '../shared/event-loop-turn'
import { takeWindowTurn } from './current-session'
import { listEntryIds } from './list-entries'
import { lockList } from './lock-list'
import { packIds, packIndices } from './packed-columns'

const SEED_BYTES = 16
/** The maximum number of running sessions of albums, artists and views of a user. */
const MAX_DERIVED_SESSIONS = 50

type SessionOptions = { mode?: Mode; seed?: string }

/**
 * Locks the running session of a list and returns it; creates a session if there is none.
 *
 * @throws `not_found`, `empty_playlist`
 */
export async function lockOrCreateSession(
  tx: Transaction,
  key: ListKey,
  options: SessionOptions = {},
): Promise<ShuffleSessionRow> {
  const running = await tx.shuffleSessions.findRunningForUpdate(key)
  if (running) return running
  // Waits for a concurrent edit, and another request may have created the session meanwhile.
  await lockList(tx, key)
  return (await tx.shuffleSessions.findRunningForUpdate(key)) ?? createSession(tx, key, options)
}

/**
 * Creates a session over the current tracks of a list, with a random seed if none is given.
 *
 * @throws `not_found`, `empty_playlist`
 */
export async function createSession(
  tx: Transaction,
  key: ListKey,
  { mode, seed = randomBytes(SEED_BYTES).toString('hex') }: SessionOptions,
): Promise<ShuffleSessionRow> {
  const ids = await listEntryIds(tx, key)
  if (ids.length === 0) throw emptyPlaylist()
  const settings = mode
    ? await tx.shuffleSettings.save(key, { mode })
    : await tx.shuffleSettings.find(key)
  const created = await tx.shuffleSessions.create({
    ...key,
    ...settings,
    seed,
    ...referenceOf(key.list),
    algorithmVersion: ALGORITHM_VERSION,
  })
  // A concurrent request created the session.
  if (!created) return (await tx.shuffleSessions.findRunningForUpdate(key)) as ShuffleSessionRow
  await eventLoopTurn()
  const added = packIds(ids)
  await eventLoopTurn()
  await tx.shuffleRevisions.add({
    sessionId: created.id,
    revision: created.revision,
    added,
    removed: packIndices([]),
  })
  if (parseDerivedList(key.list)) await removeOldSessions(tx, key.userId)
  return created
}

/** Returns the column that references the row of a list, so that its sessions are deleted with it. */
function referenceOf(list: ListId) {
  const derived = parseDerivedList(list)
  if (derived) return { [`${derived.kind}Id` as const]: derived.id }
  return isPlaylistId(list) ? { playlistId: list } : {}
}

// A change of a song is compared with each of these lists: their number is bounded.
async function removeOldSessions(tx: Transaction, userId: string): Promise<void> {
  const removed = await tx.derivedLists.removeOldSessions(userId, MAX_DERIVED_SESSIONS)
  for (const session of removed) await takeWindowTurn(session)
}

export const emptyPlaylist = () =>
  new AppError('empty_playlist', 'This list has no track to play. Add one first.')
