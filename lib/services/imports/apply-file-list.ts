import 'server-only'
import { uuidv7 } from 'uuidv7'
import { db, type Transaction } from '@/db'
import { parsePlaylistUrn } from '@/lib/importers/own-format'
import type { ImportedTrack } from './align-target'
import { type AlignedPlaylist, alignPlaylist } from './align-tracks'
import { findSameList, type WantedList } from './same-list'

type FileList = Omit<WantedList, 'songIds'> & {
  description: string | null
  /** The id that the file contains for the list. */
  externalId: string | null
  tracks: ImportedTrack[]
  /** False if only a part of the list was read: then nothing is removed. */
  isWhole: boolean
}

/**
 * Updates the playlist that a list of a file is: the one that our own file names by its id, or else
 * that of an earlier import with the same songs. Creates one if there is none.
 */
export async function applyFileList(list: FileList): Promise<AlignedPlaylist> {
  const { userId, tracks, isWhole } = list
  return db.transaction(async (tx) => {
    await tx.fileLists.lock(userId)
    const id =
      (await findOwnTarget(tx, list)) ??
      (await findSameTarget(tx, list)) ??
      (await create(tx, list))
    await tx.playlists.findForUpdate({ userId, id })
    return alignPlaylist(tx, { userId, id }, { tracks, how: isWhole ? 'mirror' : 'append' })
  })
}

/** The playlist that one of our own files was made of, restored if it was deleted. */
async function findOwnTarget(tx: Transaction, list: FileList): Promise<string | undefined> {
  const { userId, externalId, format, name, description, taken } = list
  const id = parsePlaylistUrn(externalId)
  if (!id || !externalId || taken.has(id)) return undefined
  const known = await tx.playlists.find({ userId, id })
  if (known) return known.id
  const origin = { source: 'file' as const, externalId, format }
  const restored = await tx.importedPlaylists.ensure(userId, origin, { name, description })
  return taken.has(restored.id) ? undefined : restored.id
}

const findSameTarget = (tx: Transaction, list: FileList) =>
  findSameList(tx, { ...list, songIds: list.tracks.map(({ songId }) => songId) })

async function create(tx: Transaction, list: FileList): Promise<string> {
  const { userId, format, name, description } = list
  const origin = { source: 'file' as const, externalId: `${format}:${uuidv7()}`, format }
  return (await tx.importedPlaylists.ensure(userId, origin, { name, description })).id
}
