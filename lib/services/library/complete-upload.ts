import 'server-only'
import type { Transaction } from '@/db'
import type { ParsedTrack } from '@/lib/importers/types'
import { type FieldsBySource, statementOfTags } from './add-upload'
import { missingFields } from './complete-fields'
import { divideCredits } from './divide-credits'
import { removeUnused } from './edit-song'
import { SongIndex } from './song-index'
import { writeSongs } from './write-songs'

type Upload = {
  userId: string
  songId: string
  track: ParsedTrack
  /** The source of the fields that are not from the tags. */
  sources: FieldsBySource
}

/**
 * Gives an uploaded song what its tags state and it lacks; see `missingFields`. Its recording stays,
 * unless another song has its new ISRC. Returns whether the song changed.
 */
export async function completeUpload(tx: Transaction, upload: Upload): Promise<boolean> {
  const { userId, songId, sources } = upload
  await tx.library.lock(userId)
  const [track = upload.track] = await divideCredits(tx, userId, [upload.track])
  const isrcs = track.isrc ? [track.isrc] : []
  const known = await tx.library.findCandidates(userId, { ids: [songId], isrcs, names: [] })
  const stored = known.find(({ id }) => id === songId)
  const index = new SongIndex(known, 'upload')
  const song = index.findById(songId)
  if (!stored || !song) return false
  index.merge(song, missingFields(song, statementOfTags(track, sources)))
  if (song.state === 'stored') return false
  await writeSongs(tx, [song], { userId })
  await removeUnused(tx, userId, stored)
  return true
}
