import 'server-only'
import { uuidv7 } from 'uuidv7'
import { db, type Transaction } from '@/db'
import { parsePlaylistUrn } from '@/lib/importers/own-format'
import type { ImportedTrack } from './align-target'
import { type AlignedPlaylist, alignPlaylist } from './align-tracks'
import { createImportedPlaylist, ensureImportedPlaylist } from './ensure-playlist'
import { lockImportedLists } from './lock-imported-lists'
import { findSameList, type WantedList } from './same-list'

type FileList = Omit<WantedList, 'songIds'> & {
  importId: string
  description: string | null
  /** The id that the file contains for the list. */
  externalId: string | null
  tracks: ImportedTrack[]
  /** False if only a part of the list was read: then nothing is removed. */
  isWhole: boolean
}

type TargetPlaylist = {
  id: string
  isNew: boolean
  /** Whether the list may be another one than that of the playlist. */
  isDoubtful: boolean
}

/**
 * Updates the playlist that a list of a file is: the one that our own file names by its id, or else
 * that of an earlier import with the same songs. Creates one if there is none. Undefined if the import
 * was undone: then nothing changes.
 */
export async function applyFileList(list: FileList): Promise<AlignedPlaylist | undefined> {
  const { userId, importId, tracks, isWhole } = list
  return db.transaction(async (tx) => {
    if (!(await lockImportedLists(tx, { userId, importId }))) return undefined
    const { id, isNew, isDoubtful } =
      (await findOwnTarget(tx, list)) ??
      (await findSameTarget(tx, list)) ??
      (await create(tx, list))
    if (!isNew) await tx.playlists.findForUpdate({ userId, id })
    const how = isWhole ? 'mirror' : 'append'
    return alignPlaylist(tx, { userId, id, importId, isNew }, { tracks, how, isDoubtful })
  })
}

/** The playlist that one of our own files was made of, restored if it was deleted. */
async function findOwnTarget(tx: Transaction, list: FileList): Promise<TargetPlaylist | undefined> {
  const { userId, externalId, format, name, description, taken } = list
  const id = parsePlaylistUrn(externalId)
  if (!id || !externalId || taken.has(id)) return undefined
  const known = await tx.playlists.find({ userId, id })
  if (known) return { id: known.id, isNew: false, isDoubtful: false }
  const origin = { source: 'file' as const, externalId, format }
  const restored = await ensureImportedPlaylist(tx, userId, origin, { name, description })
  return taken.has(restored.id) ? undefined : { ...restored, isDoubtful: false }
}

async function findSameTarget(
  tx: Transaction,
  list: FileList,
): Promise<TargetPlaylist | undefined> {
  const songIds = list.tracks.map(({ songId }) => songId)
  const same = await findSameList(tx, { ...list, songIds })
  return same && { ...same, isNew: false }
}

async function create(tx: Transaction, list: FileList): Promise<TargetPlaylist> {
  const { userId, format, name, description } = list
  const origin = { source: 'file' as const, externalId: `${format}:${uuidv7()}`, format }
  const created = await createImportedPlaylist(tx, userId, origin, { name, description })
  return { ...created, isDoubtful: false }
}
