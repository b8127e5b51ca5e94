import 'server-only'
import type { Transaction } from '@/db'
import type { ParsedTrack } from '@/lib/importers/types'
import { songNames } from '@/lib/song-text/song-keys'
import { divideCredits } from './divide-credits'
import type { FieldSource } from './field-sources'
import type { LibrarySong } from './library-song'
import type { SongStatement } from './merge-song-fields'
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
 * Adds the song of an audio file: always a new song, which shares the recording key of the songs of
 * the library with its ISRC, or with its name and length. Returns the recording key. The library must
 * be locked.
 */
export async function addUpload(tx: Transaction, upload: Upload): Promise<string> {
  const { userId, songId, sources, coverHash, audioHash } = upload
  const [track = upload.track] = await divideCredits(tx, userId, [upload.track])
  const known = await tx.library.findCandidates(userId, {
    ids: [],
    isrcs: track.isrc ? [track.isrc] : [],
    names: songNames(track),
  })
  const index = new SongIndex(known, 'upload')
  const song = index.add(statementOfTags(track, sources), songId)
  const sameRecording = index.listByRecording(song.recordingKey)
  for (const other of sameRecording) {
    if (other !== song && other.audio === null) index.merge(song, importedDetails(other))
  }
  await writeSongs(tx, [song], { userId, extra: { coverHash, audioHash } })
  return song.recordingKey
}

/** The fields that the tags of a file state; `sources` names those that are not from the tags. */
export function statementOfTags(track: ParsedTrack, sources: FieldsBySource) {
  const values = fieldsOfTrack(track, 'tags')
  const fromTags = Object.keys(values).map((field) => [field, 'tags' as const])
  const others = Object.entries(sources).filter(([, source]) => source !== undefined)
  return { values, sources: { ...Object.fromEntries(fromTags), ...Object.fromEntries(others) } }
}

/** Details that were edited by hand belong to that song alone. */
function importedDetails({ values, sources, statements }: LibrarySong): SongStatement {
  const imported = Object.entries(values).filter(([field]) => sources[field] !== 'edited')
  return { values: Object.fromEntries(imported), sources, statements }
}
