import 'server-only'
import { generateNKeysBetween } from 'fractional-indexing'
import type { BareTrack, Transaction } from '@/db'
import type { Context } from '@/lib/context'
import { inSlices } from '../shared/event-loop-turn'
import { assertPlaylistFits } from '../shared/user-limits'
import { assertTracksFound } from './assert-tracks-found'
import { changeTracks } from './change-tracks'
import { shortenKeys } from './track-keys'

type Tracks = { playlistId: string; trackIds: string[] }

const SLICE_TRACKS = 200

/**
 * Removes tracks: all, or none.
 * @throws AppError `not_found`, `precondition_failed`
 */
export async function removeTracks(ctx: Context, { playlistId, trackIds }: Tracks): Promise<void> {
  const ids = [...new Set(trackIds)]
  await changeTracks(ctx, playlistId, async (tx) => {
    await inSlices(ids, SLICE_TRACKS, async (slice) => {
      assertTracksFound(slice, await tx.trackChanges.remove(playlistId, slice))
    })
    return { removed: ids }
  })
}

/**
 * Restores removed tracks at their former positions: all, or none.
 * @throws AppError `not_found`, `playlist_full`, `precondition_failed`
 */
export async function restoreTracks(ctx: Context, { playlistId, trackIds }: Tracks): Promise<void> {
  const ids = [...new Set(trackIds)]
  await changeTracks(ctx, playlistId, async (tx, { trackCount }) => {
    assertPlaylistFits(trackCount + ids.length)
    const written: string[] = []
    await inSlices(ids, SLICE_TRACKS, async (slice) => {
      const removed = await tx.bareTracks.findRemoved(playlistId, slice)
      assertTracksFound(slice, removed)
      written.push(...(await restoreSlice(tx, playlistId, removed)))
    })
    await shortenKeys(tx, { playlistId, written })
    return { added: ids }
  })
}

/** Restores tracks at their positions, or after the tracks that have these now; returns the keys. */
async function restoreSlice(
  tx: Transaction,
  playlistId: string,
  removed: BareTrack[],
): Promise<string[]> {
  const positions = removed.map(({ position }) => position)
  const taken = new Set(await tx.trackPositions.findTaken(playlistId, positions))
  const free: BareTrack[] = []
  const displaced: BareTrack[] = []
  for (const track of removed) {
    if (taken.has(track.position)) displaced.push(track)
    else free.push(track)
    taken.add(track.position)
  }
  await tx.trackPositions.restore(free)
  const moves = await placeDisplaced(tx, playlistId, displaced)
  await tx.trackPositions.restore(moves)
  return [...free, ...moves].map(({ position }) => position)
}

/** Returns new positions, between the one that each track had and the next one that is taken. */
async function placeDisplaced(
  tx: Transaction,
  playlistId: string,
  displaced: BareTrack[],
): Promise<{ id: string; position: string }[]> {
  if (displaced.length === 0) return []
  const groups = Map.groupBy(displaced, ({ position }) => position)
  const gaps = await tx.trackGaps.findNext(playlistId, [...groups.keys()])
  return gaps.flatMap(({ position, next }) => {
    const tracks = groups.get(position) ?? []
    const keys = generateNKeysBetween(position, next, tracks.length)
    return tracks.map(({ id }, index) => ({ id, position: keys[index] ?? '' }))
  })
}
