import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf } from '@/lib/contract/contract'
import type { ownSongs } from '@/lib/contract/own-songs'
import type { Song } from '@/lib/contract/song'
import { NotFoundError } from '@/lib/errors'
import { editSong } from '../library/edit-song'
import { removeTracks, restoreTracks } from '../playlists/remove-tracks'
import { requireUser } from '../shared/access'
import { listsChanged } from '../shuffle/lists-changed'
import { findSong } from '../songs/songs'
import { editOf } from './song-edit'

type Key = { songId: string }
type Change = InputOf<typeof ownSongs.change>

/**
 * Changes the metadata of a song. No later import replaces them.
 * @throws AppError `not_found`, `invalid_input`
 */
export async function changeSong(ctx: Context, { songId, ...change }: Change): Promise<Song> {
  const { userId } = requireUser(ctx)
  const isChanged = await db.transaction(async (tx) => {
    const isFound = await editSong(tx, { userId, songId }, (known) => editOf(change, known))
    // A song of another recording may take its like along.
    if (isFound) await listsChanged(tx, userId, { liked: true, library: true, songs: true })
    return isFound
  })
  if (!isChanged) throw new NotFoundError('Song', songId)
  return findSong(ctx, { songId })
}

/**
 * Removes a song, also from every playlist. It can be restored for a day.
 * @throws AppError `not_found`
 */
export async function removeSong(ctx: Context, { songId }: Key): Promise<void> {
  const { userId } = requireUser(ctx)
  const owned = { userId, songId }
  await db.ambientTransaction(async () => {
    await db.library.lock(userId)
    // Undo finds these tracks by the time of removal, which is the transaction's for both.
    for (const entries of await db.songEntries.list(owned)) await removeTracks(ctx, entries)
    const [recordingKey] = await db.ownSongs.markRemoved(userId, [songId])
    if (recordingKey === undefined) throw new NotFoundError('Song', songId)
    await db.recordings.suspendLike({ ...owned, recordingKey })
    await db.recordings.refreshAudio(userId, [recordingKey])
    await reviseOwnLists(owned)
  })
}

/**
 * Restores a removed song and its places in playlists.
 * @throws AppError `not_found`
 */
export async function restoreSong(ctx: Context, { songId }: Key): Promise<Song> {
  const { userId } = requireUser(ctx)
  const owned = { userId, songId }
  await db.ambientTransaction(async () => {
    await db.library.lock(userId)
    const lists = await db.songEntries.listRemovedWithSong(owned)
    const recordingKey = await db.ownSongs.restore(owned)
    if (recordingKey === undefined) throw new NotFoundError('Song', songId)
    await db.recordings.refreshAudio(userId, [recordingKey])
    for (const entries of lists) await restoreTracks(ctx, entries)
    await reviseOwnLists(owned)
  })
  return findSong(ctx, { songId })
}

const reviseOwnLists = ({ userId, songId }: Key & { userId: string }) =>
  db.transaction(async (tx) => {
    const touched = { trackIds: [], songIds: await tx.recordings.listVersions(userId, songId) }
    await listsChanged(tx, userId, { liked: true, library: true, songs: true, touched })
  })
