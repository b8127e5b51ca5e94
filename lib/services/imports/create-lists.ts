import 'server-only'
import { generateNKeysBetween } from 'fractional-indexing'
import { uuidv7 } from 'uuidv7'
import { db, type Transaction } from '@/db'
import { parsePlaylistUrn } from '@/lib/importers/own-format'
import { fitsPlaylist, hasRoomFor } from '../shared/user-limits'
import { listsChanged } from '../shuffle/lists-changed'
import type { ImportedTrack } from './align-target'
import type { AlignedPlaylist } from './align-tracks'
import { lockImportedLists } from './lock-imported-lists'
import type { WantedList } from './same-list'

type NewList = {
  name: string
  description: string | null
  externalId: string | null
  tracks: ImportedTrack[]
}
type Creation = Omit<WantedList, 'name' | 'songIds'> & { importId: string }

/** The embedded database runs a statement about so many tracks in a few milliseconds. */
const MAX_LISTS = 20
const MAX_TRACKS = 100

/**
 * Returns the lists from an index on that can be created together: with songs, without an id of their
 * own in our files, and few enough for one short transaction.
 */
export function findCreatable<List extends NewList>(lists: readonly List[], from: number): List[] {
  let total = 0
  const next = lists.slice(from, from + MAX_LISTS)
  const end = next.findIndex(({ tracks, externalId }) => {
    total += tracks.length
    const isOrdinary = tracks.length > 0 && fitsPlaylist(tracks.length)
    return !isOrdinary || parsePlaylistUrn(externalId) !== null || total > MAX_TRACKS
  })
  return end === -1 ? next : next.slice(0, end)
}

/**
 * Creates a playlist for each list, all in one transaction. Undefined if nothing was created, because
 * one of the lists can be a playlist of an earlier import, they exceed a limit of the account, or the
 * import was undone: then each list is applied by itself.
 */
export async function createLists(
  lists: readonly NewList[],
  creation: Creation,
): Promise<AlignedPlaylist[] | undefined> {
  const { userId, importId } = creation
  return db.transaction(async (tx) => {
    if (!(await lockImportedLists(tx, { userId, importId }))) return undefined
    if (await isAnyKnown(tx, lists, creation)) return undefined
    if (!(await hasRoomFor(tx, userId, 'playlists', lists.length))) return undefined
    return create(tx, lists, creation)
  })
}

/** Whether a playlist of an earlier import has songs of the lists, so that it can be one of them. */
async function isAnyKnown(
  tx: Transaction,
  lists: readonly NewList[],
  { userId, format, names, taken }: Creation,
): Promise<boolean> {
  const wanted = lists.map(({ name }) => name)
  const known = await tx.fileLists.list({ userId, format, wanted, names: [...names] })
  const playlistIds = known.flatMap(({ id }) => (taken.has(id) ? [] : id))
  if (playlistIds.length === 0) return false
  const songIds = lists.flatMap(({ tracks }) => tracks.map(({ songId }) => songId))
  return (await tx.fileLists.compare({ userId, playlistIds, songIds })).length > 0
}

async function create(
  tx: Transaction,
  lists: readonly NewList[],
  { userId, importId, format }: Creation,
): Promise<AlignedPlaylist[]> {
  const created = lists.map((list) => ({ ...list, id: uuidv7() }))
  await tx.fileLists.add(
    userId,
    created.map(({ id, name, description }) => {
      const externalId = `${format}:${uuidv7()}`
      return { id, name, description, externalId, format }
    }),
  )
  const rows = created.flatMap(rowsOf)
  const trackIds = await tx.trackChanges.add(rows)
  await tx.playlistTotals.recountMany(
    userId,
    created.map(({ id }) => id),
  )
  const byList = Map.groupBy(trackIds.entries(), ([index]) => rows[index]?.playlistId)
  await tx.importChanges.recordNew(
    importId,
    created.map(({ id }) => ({
      list: id,
      added: (byList.get(id) ?? []).map(([, track]) => track),
    })),
  )
  // A new playlist has no running shuffle.
  const songIds = [...new Set(rows.map(({ songId }) => songId))]
  await listsChanged(tx, userId, { library: true, touched: { trackIds: [], songIds } })
  return created.map(({ id, name, tracks }) => ({ id, name, trackCount: tracks.length }))
}

function rowsOf({ id, tracks }: { id: string; tracks: ImportedTrack[] }) {
  const keys = generateNKeysBetween(null, null, tracks.length)
  return tracks.map(({ songId, excluded, addedAt }, index) => ({
    ...{ playlistId: id, songId, excluded, imported: true },
    position: keys[index] ?? '',
    ...(addedAt ? { addedAt: new Date(addedAt) } : {}),
  }))
}
