import 'server-only'
import type { ShuffleEntry, Transaction } from '@/db'
import type { ListKey } from '@/lib/list-id'
import { eventLoopTurn, inSlices } from '../shared/event-loop-turn'
import type { SpliceWindow } from './splice-windows'
import { collectTrackFacts, type TrackFacts } from './track-facts'
import type { TrackIds } from './track-ids'

type Windows = { order: Int32Array; windows: readonly SpliceWindow[]; addedIds: readonly string[] }

const SLICE_TRACKS = 500

/**
 * Reads the tracks in windows of an order, and when the added ones were last played. Returns a function
 * that returns the tracks of a window. The ages of the other tracks are unknown.
 */
export async function loadWindowFacts(
  tx: Transaction,
  key: ListKey,
  ids: TrackIds,
  { order, windows, addedIds }: Windows,
): Promise<(window: SpliceWindow) => TrackFacts> {
  const idsOf = ({ start, end }: SpliceWindow) =>
    Array.from(order.subarray(start, end), (index) => ids.at(index))
  const entries = await loadEntries(tx, key, windows.flatMap(idsOf))
  const added = new Set(addedIds)
  const recordings = addedIds.flatMap((id) => entries.get(id)?.song ?? [])
  const plays = await tx.plays.findLastPlays(key.userId, recordings)
  const stats = new Map(
    plays.map(({ recordingKey, daysAgo }) => [
      recordingKey,
      { playsAgo: Number.NaN, skips: 0, daysAgo },
    ]),
  )
  return (window) => {
    const members = idsOf(window)
    const facts = collectTrackFacts(members.length, stats)
    facts.add(
      members,
      members.flatMap((id) => entries.get(id) ?? []),
    )
    const { list, ...rest } = facts.finish()
    const age = list.age.map((playsAgo, member) =>
      added.has(members[member]!) ? playsAgo : Number.NaN,
    )
    return { list: { ...list, age }, ...rest }
  }
}

async function loadEntries(tx: Transaction, key: ListKey, ids: readonly string[]) {
  const entries = new Map<string, ShuffleEntry>()
  await eventLoopTurn()
  await inSlices(ids, SLICE_TRACKS, async (slice) => {
    for (const entry of await tx.shuffleEntries.findMany(key, slice)) {
      entries.set(entry.trackId, entry)
    }
  })
  await eventLoopTurn()
  return entries
}
