import 'server-only'
import type { DerivedSession, Transaction } from '@/db'
import { isEmptyChange } from './list-change'
import { applySessionChange, findSessionChange } from './revise-session'

type Change = {
  /** Songs were added, removed or edited; else only likes. */
  songs: boolean
  /** The songs that may have changed; all if undefined. */
  songIds?: readonly string[]
}

/**
 * Adapts the running sessions of a user's albums, artists and views that a change affects. A session
 * is locked only if its list differs from its deck.
 */
export async function reviseDerivedSessions(
  tx: Transaction,
  userId: string,
  change: Change,
): Promise<void> {
  for (const derived of await tx.derivedLists.listSessions(userId)) {
    const { view } = derived
    if (!change.songs && view?.filter.liked === undefined) continue
    // Which words count as similar depends on all songs, so another song can match a search now.
    const isSearchChanged = change.songs && view !== null && view.q !== null
    await reviseIfChanged(tx, derived, isSearchChanged ? undefined : change.songIds)
  }
}

async function reviseIfChanged(
  tx: Transaction,
  { session }: DerivedSession,
  songIds: readonly string[] | undefined,
): Promise<void> {
  const found = await findSessionChange(tx, session, songIds)
  if (isEmptyChange(found.change)) return
  const locked = await tx.shuffleSessions.findRunningForUpdate(session)
  if (!locked) return
  const isSame = locked.id === session.id && locked.revision === session.revision
  const current = isSame ? found : await findSessionChange(tx, locked, songIds)
  await applySessionChange(tx, locked, current)
}
