import 'server-only'
import { generateNKeysBetween } from 'fractional-indexing'
import { db, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import type { Track } from '@/lib/contract/playlist-tracks'
import { NotFoundError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { decodeCursor, paginate } from '../shared/cursor'
import { presentTrack } from '../shared/present'
import { songsNotFound } from '../shared/songs-not-found'
import { changeTracks } from './change-tracks'
import { shortenKeys } from './track-keys'

type Page = { playlistId: string; limit: number; cursor?: string }
type TrackKey = { playlistId: string; trackId: string }
type Tracks = { playlistId: string; trackIds: string[] }

/**
 * Lists a page of the tracks of a playlist in list order.
 * @throws AppError `not_found`, `invalid_cursor`
 */
export async function listTracks(ctx: Context, { playlistId, limit, cursor }: Page) {
  const { userId } = requireUser(ctx)
  const scope = JSON.stringify(['tracks', userId, playlistId])
  const after = decodeCursor(scope, cursor)?.map(String)[0]
  const rows = await db.playlistTracks.list({ userId, playlistId }, { limit, after })
  if (rows.length === 0 && !(await db.playlists.find({ userId, id: playlistId }))) {
    throw new NotFoundError('Playlist', playlistId)
  }
  const page = paginate(rows, { scope, limit, keysOf: (row) => [row.position] })
  return { data: page.rows.map(presentTrack), nextCursor: page.nextCursor }
}

/**
 * Adds songs at index `position` or at the end: all, or none.
 * @throws AppError `not_found`, `song_not_found`, `precondition_failed`
 */
export async function addTracks(
  ctx: Context,
  { playlistId, songIds, position }: { playlistId: string; songIds: string[]; position?: number },
): Promise<{ data: Track[] }> {
  const { userId } = requireUser(ctx)
  const ids = await changeTracks(ctx, playlistId, async (tx) => {
    const visible = await tx.songs.findOwnIds(userId, songIds)
    const missing = [...new Set(songIds.filter((id) => !visible.has(id)))]
    if (missing.length > 0) throw songsNotFound(missing)
    const { before, after } = await tx.trackPositions.findGap(playlistId, position)
    const keys = generateNKeysBetween(before, after, songIds.length)
    const inserted = await tx.trackChanges.add(
      songIds.map((songId, index) => ({ playlistId, songId, position: keys[index] as string })),
    )
    await shortenKeys(tx, { playlistId, written: keys })
    return inserted
  })
  const rows = await db.playlistTracks.findMany(userId, ids)
  const byId = new Map(rows.map((row) => [row.id, presentTrack(row)]))
  return { data: ids.map((id) => byId.get(id) as Track) }
}

/**
 * Moves a track to an index, or excludes it from shuffling.
 * @throws AppError `not_found`, `precondition_failed`
 */
export async function changeTrack(
  ctx: Context,
  { playlistId, trackId, position, excluded }: TrackKey & { position?: number; excluded?: boolean },
): Promise<Track> {
  // A move changes no running set; an exclusion changes only sets of this playlist.
  const lists = excluded === undefined ? {} : { playlistIds: [playlistId] }
  const change = async (tx: Transaction) => {
    const [track] = await tx.bareTracks.findMany(playlistId, [trackId])
    if (!track) throw new NotFoundError('Track', trackId)
    if (position === undefined) return tx.trackChanges.update(trackId, { excluded })
    const { before, after } = await tx.trackPositions.findGap(playlistId, position, trackId)
    const keys = generateNKeysBetween(before, after, 1)
    await tx.trackChanges.update(trackId, { position: keys[0], excluded })
    await shortenKeys(tx, { playlistId, written: keys })
  }
  await changeTracks(ctx, playlistId, change, lists)
  const [row] = await db.playlistTracks.findMany(requireUser(ctx).userId, [trackId])
  if (!row) throw new NotFoundError('Track', trackId)
  return presentTrack(row)
}

/**
 * Removes a track.
 * @throws AppError `not_found`, `precondition_failed`
 */
export const removeTrack = (ctx: Context, { playlistId, trackId }: TrackKey): Promise<void> =>
  removeTracks(ctx, { playlistId, trackIds: [trackId] })

/**
 * Removes tracks: all, or none.
 * @throws AppError `not_found`, `precondition_failed`
 */
export async function removeTracks(ctx: Context, { playlistId, trackIds }: Tracks): Promise<void> {
  const ids = [...new Set(trackIds)]
  await changeTracks(ctx, playlistId, async (tx) => {
    const removed = new Set(await tx.trackChanges.remove(playlistId, ids))
    const missing = ids.find((id) => !removed.has(id))
    if (missing !== undefined) throw new NotFoundError('Track', missing)
  })
}

/**
 * Restores removed tracks at their former positions.
 * @throws AppError `not_found`, `precondition_failed`
 */
export async function restoreTracks(ctx: Context, { playlistId, trackIds }: Tracks): Promise<void> {
  const ids = [...new Set(trackIds)]
  await changeTracks(ctx, playlistId, async (tx) => {
    const removed = await tx.bareTracks.findRemoved(playlistId, ids)
    if (removed.length !== ids.length) {
      const found = new Set(removed.map((track) => track.id))
      throw new NotFoundError('Track', ids.find((id) => !found.has(id)) ?? '')
    }
    const taken = new Set((await tx.bareTracks.list(playlistId)).map((t) => t.position))
    const written: string[] = []
    for (const track of removed) {
      const key = taken.has(track.position)
        ? await findFreeKey(tx, playlistId, track.position)
        : track.position
      taken.add(key)
      written.push(key)
      await tx.trackChanges.restore(track.id, key)
    }
    await shortenKeys(tx, { playlistId, written })
  })
}

async function findFreeKey(tx: Transaction, playlistId: string, position: string) {
  const next = await tx.trackPositions.findNext(playlistId, position)
  const [key] = generateNKeysBetween(position, next, 1)
  return key as string
}
