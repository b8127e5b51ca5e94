import 'server-only'
import { generateNKeysBetween } from 'fractional-indexing'
import type { ImportChange, Transaction } from '@/db'
import { orderAfterUndo } from './undo-order'

type Undoing = { userId: string; change: ImportChange }

/**
 * Restores the tracks that an import removed from a playlist at their place, and removes those that
 * it added. A playlist that it created is deleted if no other track is in it: then false is returned.
 * The caller has locked the playlist, and updates the running shuffles.
 */
export async function undoPlaylist(tx: Transaction, { userId, change }: Undoing): Promise<boolean> {
  const owned = { userId, id: change.list }
  const isAdded = new Set(change.added)
  const present = await tx.bareTracks.list(owned.id)
  const staying = present.filter(({ id }) => !isAdded.has(id))
  if (change.isNew && staying.length === 0) {
    await tx.playlists.remove(owned)
    return false
  }
  const restored = await findRestorable(tx, { change, staying })
  await tx.importedTracks.remove(
    owned.id,
    present.flatMap(({ id }) => (isAdded.has(id) ? id : [])),
  )
  const order = orderAfterUndo({
    ...change,
    staying: staying.map(({ id }) => id),
    restored: new Set(restored),
  })
  await writeOrder(tx, {
    playlistId: owned.id,
    order,
    restored,
    last: present.at(-1)?.position ?? null,
  })
  await tx.playlistTotals.recount(owned)
  return true
}

type Staying = { id: string; songId: string }

/** The removed tracks, without those whose song the user has added again. */
async function findRestorable(
  tx: Transaction,
  { change, staying }: { change: ImportChange; staying: Staying[] },
): Promise<string[]> {
  const isAfter = new Set(change.after)
  const readded = new Set(staying.flatMap(({ id, songId }) => (isAfter.has(id) ? [] : songId)))
  const removed = await tx.importedTracks.findTombstones(change.list, change.removed)
  return removed.flatMap(({ id, songId }) => (readded.has(songId) ? [] : id))
}

type NewOrder = { playlistId: string; order: string[]; restored: string[]; last: string | null }

// New keys follow all old ones, so that no two rows have the same key at any time.
async function writeOrder(
  tx: Transaction,
  { playlistId, order, restored, last }: NewOrder,
): Promise<void> {
  const keys = generateNKeysBetween(last, null, order.length)
  const rows = order.map((id, index) => ({ id, position: keys[index] as string }))
  await tx.trackPositions.update(rows)
  await tx.importedTracks.restore(playlistId, restored)
}
