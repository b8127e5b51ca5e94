import 'server-only'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Transaction } from '@/db'

/** Fits a cursor; the index of the database allows ten times as much. */
const MAX_KEY_CHARACTERS = 200

/**
 * Gives all tracks of a playlist short keys if one of those just written is long: keys grow by a
 * character with every six tracks that are inserted at the same position.
 */
export async function shortenKeys(
  tx: Transaction,
  { playlistId, written }: { playlistId: string; written: string[] },
): Promise<void> {
  if (written.every((key) => key.length <= MAX_KEY_CHARACTERS)) return
  const tracks = await tx.trackPositions.list(playlistId)
  // New keys follow all old ones, so that no two rows have the same key at any time.
  const keys = generateNKeysBetween(tracks.at(-1)?.position ?? null, null, tracks.length)
  const updates = tracks.flatMap(({ id }, index) => {
    const position = keys[index]
    return position === undefined ? [] : [{ id, position }]
  })
  await tx.trackPositions.update(updates)
}
