import 'server-only'
import type { Transaction } from '@/db'
import type { Context } from '@/lib/context'
import { assertTracksFound } from './assert-tracks-found'
import { changeTracks } from './change-tracks'
import { locateTracks } from './locate-tracks'
import { type Placement, placeTracks, shortenKeys } from './track-keys'

type Move = {
  playlistId: string
  trackIds: string[]
  /** An index of the other tracks. */
  position?: number
  /** The index in the list of each track; beside it, `position` is undefined. */
  positions?: number[]
}

/** Tracks that follow each other at an index of the other tracks. */
type Group = { index: number; ids: string[] }

/**
 * Moves tracks to an index of the other tracks, in the given order, or each to its own index: all, or
 * none. Returns the indices that they had, in the order of `trackIds`.
 * @throws AppError `not_found`, `precondition_failed`
 */
export async function moveTracks(
  ctx: Context,
  { playlistId, trackIds, position, positions }: Move,
): Promise<{ positions: number[] }> {
  const groups = positions
    ? groupByIndex(trackIds, positions)
    : [{ index: position ?? 0, ids: [...new Set(trackIds)] }]
  const { indexOf } = await changeTracks(ctx, playlistId, async (tx) => {
    // A move changes no running set.
    return { excluded: [], indexOf: await moveGroups(tx, playlistId, groups) }
  })
  return { positions: trackIds.map((id) => indexOf.get(id) ?? 0) }
}

async function moveGroups(
  tx: Transaction,
  playlistId: string,
  groups: readonly Group[],
): Promise<ReadonlyMap<string, number>> {
  const ids = groups.flatMap((group) => group.ids)
  const { indexOf, gaps } = await locateTracks(tx, playlistId, {
    ids: new Set(ids),
    gapIndices: groups.map(({ index }) => index),
  })
  assertTracksFound(
    ids,
    [...indexOf.keys()].map((id) => ({ id })),
  )
  const placements = groups.map(
    (group, n): Placement => ({ ids: group.ids, gap: gaps[n] ?? { before: null, after: null } }),
  )
  const written = await placeTracks(tx, playlistId, placements)
  await shortenKeys(tx, { playlistId, written })
  return indexOf
}

/** Groups tracks by the number of other tracks before the indices that they are to have. */
function groupByIndex(trackIds: readonly string[], positions: readonly number[]): Group[] {
  const targets = new Map(trackIds.map((id, n) => [id, positions[n] ?? 0]))
  const sorted = [...targets].sort(([, one], [, other]) => one - other)
  const groups: Group[] = []
  for (const [n, [id, target]] of sorted.entries()) {
    const last = groups.at(-1)
    const index = Math.max(0, target - n)
    if (last && index <= last.index) last.ids.push(id)
    else groups.push({ index, ids: [id] })
  }
  return groups
}
