import 'server-only'
import { db, type PlaylistRow, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import { NotFoundError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { eventLoopTurn, inSlices } from '../shared/event-loop-turn'
import { listsChanged } from '../shuffle/lists-changed'
import { assertVersion } from './playlist-version'

/** The tracks of a playlist that a change affected, by their ids. */
export type TrackEdit = {
  added?: readonly string[]
  removed?: readonly string[]
  /** Tracks that were excluded from shuffles, or included again. */
  excluded?: readonly string[]
}

type Owned = { userId: string; id: string }

/** The totals of a longer playlist are adjusted by the changed tracks instead of counted. */
const MAX_COUNTED_TRACKS = 2_000
const SLICE_TRACKS = 250

/**
 * Changes tracks in a transaction that locks the playlist; then updates its totals and the running
 * sets that contain the tracks.
 * @throws AppError `not_found`, `precondition_failed`
 */
export async function changeTracks<Edit extends TrackEdit>(
  ctx: Context,
  playlistId: string,
  change: (tx: Transaction, playlist: PlaylistRow) => Promise<Edit>,
): Promise<Edit> {
  const owned = { userId: requireUser(ctx).userId, id: playlistId }
  return db.transaction(async (tx) => {
    const playlist = await tx.playlists.findForUpdate(owned)
    if (!playlist) throw new NotFoundError('Playlist', playlistId)
    await assertVersion(ctx, playlist, tx)
    const edit = await change(tx, playlist)
    await updateTotals(tx, owned, playlist, edit)
    await eventLoopTurn()
    await reviseShuffles(tx, owned, edit)
    return edit
  })
}

async function updateTotals(
  tx: Transaction,
  owned: Owned,
  { trackCount }: PlaylistRow,
  { added = [], removed = [] }: TrackEdit,
): Promise<void> {
  if (trackCount <= MAX_COUNTED_TRACKS && added.length + removed.length > 0) {
    await tx.playlistTotals.recount(owned)
    return
  }
  await inSlices(added, SLICE_TRACKS, (ids) => tx.playlistTotals.include(owned, ids))
  await inSlices(removed, SLICE_TRACKS, (ids) => tx.playlistTotals.exclude(owned, ids))
  await tx.playlistTotals.raiseVersion(owned)
}

async function reviseShuffles(
  tx: Transaction,
  { userId, id }: Owned,
  { added = [], removed = [], excluded = [] }: TrackEdit,
): Promise<void> {
  const changed = [...added, ...removed]
  const songIds = new Set<string>()
  await inSlices(changed, SLICE_TRACKS, async (ids) => {
    for (const songId of await tx.bareTracks.listSongIds(id, ids)) songIds.add(songId)
  })
  const touched = { trackIds: [...changed, ...excluded], songIds: [...songIds] }
  await listsChanged(tx, userId, { playlistIds: [id], library: true, touched })
}
