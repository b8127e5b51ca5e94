import 'server-only'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Transaction } from '@/db'

/** A cursor holds a key of this length, and the database's index one of ten times as much. */
const LONGEST_KEY = 200

/**
 * Gives every track of a playlist a short key again, once one of those just written is long: a key
 * grows by a letter with every six tracks that are put into the same place.
 */
export async function shortenKeys(
  tx: Transaction,
  { playlistId, written }: { playlistId: string; written: string[] },
): Promise<void> {
  if (written.every((key) => key.length <= LONGEST_KEY)) return
  const tracks = await tx.trackPositions.list(playlistId)
  // New keys lie behind every old one: no two rows ever hold the same key on the way.
  const keys = generateNKeysBetween(tracks.at(-1)!.position, null, tracks.length)
  await tx.trackPositions.update(tracks.map(({ id }, index) => ({ id, position: keys[index]! })))
}
