import 'server-only'
import type { Transaction } from '@/db'
import type { ParsedTrack } from '@/lib/importers/types'
import { songNames } from '@/lib/song-text/song-keys'
import { divideCredits } from './divide-credits'
import type { FieldSource } from './field-sources'
import { fieldsOfTrack, type SongFields } from './song-fields'
import { SongIndex } from './song-index'
import { writeSongs } from './write-songs'

export type FieldsBySource = Partial<Record<keyof SongFields, FieldSource>>
type Upload = {
  userId: string
  songId: string
  track: ParsedTrack
  /** The source of the fields that are not from the tags. */
  sources: FieldsBySource
  coverHash: string | null
  audioHash: string
}

/**
 * Adds the song of an audio file. It is always a song of its own, and one recording with the songs
 * of the library that have its ISRC, or its name and length. Returns the key of the recording.
 */
export async function addUpload(tx: Transaction, upload: Upload): Promise<string> {
  const { userId, songId, sources, coverHash, audioHash } = upload
  await tx.library.lock(userId)
  const [track = upload.track] = await divideCredits(tx, userId, [upload.track])
  const values = fieldsOfTrack(track, 'tags')
  const known = await tx.library.findCandidates(userId, {
    ids: [],
    isrcs: track.isrc ? [track.isrc] : [],
    names: songNames(track),
  })
  const index = new SongIndex(known, 'upload')
  const song = index.add({ values, sources: sourcesOf(values, sources) }, songId)
  await writeSongs(tx, [song], { userId, extra: { coverHash, audioHash } })
  return song.recordingKey
}

const sourcesOf = (values: Partial<SongFields>, sources: FieldsBySource): FieldsBySource => ({
  ...Object.fromEntries(Object.keys(values).map((field) => [field, 'tags' as const])),
  ...sources,
})
