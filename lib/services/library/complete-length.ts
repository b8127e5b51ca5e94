import 'server-only'
import type { Transaction } from '@/db'
import type { FieldSource } from './field-sources'
import { SongIndex } from './song-index'
import { writeSongs } from './write-songs'

type Length = { userId: string; songId: string; durationMs: number; source: FieldSource }

/** Gives a song the length that it lacks. Returns whether it lacked one. */
export async function completeLength(
  tx: Transaction,
  { userId, songId, durationMs, source }: Length,
): Promise<boolean> {
  await tx.library.lock(userId)
  const known = await tx.library.findCandidates(userId, { ids: [songId], isrcs: [], names: [] })
  const index = new SongIndex(known, 'file')
  const song = index.findById(songId)
  if (!song || song.values.durationMs !== null) return false
  index.merge(song, { values: { durationMs }, sources: source })
  if (song.state === 'stored') return false
  await writeSongs(tx, [song], { userId })
  return true
}
