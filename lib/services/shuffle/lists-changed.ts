import 'server-only'
import type { Transaction } from '@/db'
import { LIBRARY_LIST, LIKED_LIST } from '@/lib/list-id'
import { reviseDerivedSessions } from './revise-derived-sessions'
import { reviseSession } from './revise-session'

/** The lists that a change affects. */
export type ChangedLists = {
  playlistIds?: readonly string[]
  /** The liked songs. */
  liked?: boolean
  /** All songs of the user. */
  library?: boolean
  /** The songs themselves: one was added, removed or edited. Affects albums, artists and views. */
  songs?: boolean
  /** The entries of the other lists that may have changed; all entries are compared if undefined. */
  touched?: {
    /** Tracks of the playlists. */
    trackIds: readonly string[]
    /** The songs in all other lists. */
    songIds: readonly string[]
  }
}

/**
 * Adapts the running shuffles of the changed lists. Every change of a list calls it in its own
 * transaction, after the change. Sessions are locked in one order, which avoids deadlocks.
 */
export async function listsChanged(
  tx: Transaction,
  userId: string,
  { playlistIds = [], liked = false, library = false, songs = false, touched }: ChangedLists,
): Promise<void> {
  for (const list of [...playlistIds].sort()) {
    await reviseSession(tx, { userId, list }, touched?.trackIds)
  }
  if (liked) await reviseSession(tx, { userId, list: LIKED_LIST }, touched?.songIds)
  if (library) await reviseSession(tx, { userId, list: LIBRARY_LIST }, touched?.songIds)
  // A view can depend on likes.
  if (songs || liked) {
    await reviseDerivedSessions(tx, userId, { songs, songIds: touched?.songIds })
  }
}
