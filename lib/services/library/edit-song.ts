import 'server-only'
import type { SongDetails, Transaction } from '@/db'
import { NotFoundError } from '@/lib/errors'
import { songNames } from '@/lib/song-text/song-keys'
import { isEmptyField } from './field-sources'
import type { LibrarySong } from './library-song'
import type { SongFields } from './song-fields'
import { SongIndex } from './song-index'
import { fieldsOfStored, namedSong } from './stored-fields'
import { writeSongs } from './write-songs'

type Owned = { userId: string; songId: string }
/** The fields that a user changed; null or an empty list removes a value. */
export type SongEdit = Partial<SongFields>

/**
 * Applies an edit by the user to a song: no later import replaces the fields. The recording key is
 * assigned again, and the like moves with it. `editOf` receives the current fields. Returns false if
 * there is no such song.
 */
export async function editSong(
  tx: Transaction,
  { userId, songId }: Owned,
  editOf: (known: SongFields) => SongEdit,
): Promise<boolean> {
  await tx.library.lock(userId)
  const known = await tx.library.findCandidates(userId, { ids: [songId], isrcs: [], names: [] })
  const stored = known.find(({ id }) => id === songId)
  if (!stored) return false
  const { values } = fieldsOfStored(stored)
  const edit = editOf(values)
  const edited = { ...values, ...edit }
  const related = await tx.library.findCandidates(userId, {
    ids: [songId],
    isrcs: edited.isrc ? [edited.isrc] : [],
    names: songNames(namedSong(edited)),
  })
  const index = new SongIndex(related, 'upload')
  const song = index.findById(songId)
  if (!song) return false
  index.merge(song, { values: edit, sources: 'edited' })
  if (isAnotherRecording(edited, values)) index.reassign(song)
  await writeSongs(tx, [song], { userId })
  await removeUnused(tx, userId, stored)
  return true
}

type Fill = Owned & {
  otherIds: string[]
  /** The songs, and all others of their recordings. */
  stored: SongDetails[]
}

/**
 * Fills the empty fields of a song from other songs of the library, the first ones first. Returns the
 * key of its recording. The library must be locked.
 */
export async function fillSong(
  tx: Transaction,
  { userId, songId, otherIds, stored }: Fill,
): Promise<string> {
  const index = new SongIndex(stored, 'upload')
  const song = index.findById(songId)
  if (!song) throw new NotFoundError('Song', songId)
  for (const id of otherIds) {
    const other = index.findById(id)
    if (!other) continue
    const { sources, statements } = other
    index.merge(song, { values: emptyFieldsFrom(song, other), sources, statements })
  }
  if (song.state === 'changed') await writeSongs(tx, [song], { userId })
  return song.recordingKey
}

/** Returns the fields of another song that are empty in a song. */
const emptyFieldsFrom = ({ values }: LibrarySong, other: LibrarySong): Partial<SongFields> =>
  Object.fromEntries(
    Object.entries(other.values).filter(
      ([name, value]) => !isEmptyField(value) && isEmptyField(values[name as keyof SongFields]),
    ),
  )

/** Removes those of the artists and the album of a song that no song references. */
export async function removeUnused(
  tx: Transaction,
  userId: string,
  { artists, album }: { artists: { id: string }[]; album: { id: string } | null },
): Promise<void> {
  await tx.artists.removeUnused(
    userId,
    artists.map(({ id }) => id),
  )
  if (album) await tx.albums.removeUnused(userId, [album.id])
}

const isAnotherRecording = (one: LibrarySong['values'], other: LibrarySong['values']): boolean =>
  one.isrc !== other.isrc || songNames(namedSong(one)).join() !== songNames(namedSong(other)).join()
