import 'server-only'
import { generateNKeysBetween } from 'fractional-indexing'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { Track } from '@/lib/contract/playlist-tracks'
import { NotFoundError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { decodeCursor, paginate } from '../shared/cursor'
import { inSlices } from '../shared/event-loop-turn'
import { presentTrack } from '../shared/present'
import { changeTracks } from './change-tracks'
import { type AddedSongs, insertSongs } from './insert-songs'
import { removeTracks } from './remove-tracks'
import { shortenKeys } from './track-keys'

type Page = { playlistId: string; limit: number; cursor?: string }
type TrackKey = { playlistId: string; trackId: string }

/** Tracks of a response, with their songs, that are read at once. */
const SLICE_TRACKS = 100

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
 * @throws AppError `not_found`, `song_not_found`, `playlist_full`, `precondition_failed`
 */
export async function addTracks(ctx: Context, input: AddedSongs): Promise<{ data: Track[] }> {
  const { userId } = requireUser(ctx)
  const { added } = await insertSongs(ctx, input)
  const byId = new Map<string, Track>()
  await inSlices(added, SLICE_TRACKS, async (ids) => {
    const rows = await db.playlistTracks.findMany(userId, ids)
    for (const row of rows) byId.set(row.id, presentTrack(row))
  })
  return { data: added.flatMap((id) => byId.get(id) ?? []) }
}

/**
 * Moves a track to an index, or excludes it from shuffling.
 * @throws AppError `not_found`, `precondition_failed`
 */
export async function changeTrack(
  ctx: Context,
  { playlistId, trackId, position, excluded }: TrackKey & { position?: number; excluded?: boolean },
): Promise<Track> {
  await changeTracks(ctx, playlistId, async (tx) => {
    const [track] = await tx.bareTracks.findMany(playlistId, [trackId])
    if (!track) throw new NotFoundError('Track', trackId)
    // A move changes no running set.
    const edit = { excluded: excluded === undefined ? [] : [trackId] }
    if (position === undefined) {
      await tx.trackChanges.update(trackId, { excluded })
      return edit
    }
    const { before, after } = await tx.trackGaps.findGap(playlistId, position, [trackId])
    const keys = generateNKeysBetween(before, after, 1)
    await tx.trackChanges.update(trackId, { position: keys[0], excluded })
    await shortenKeys(tx, { playlistId, written: keys })
    return edit
  })
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
