import 'server-only'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Gap, Transaction } from '@/db'
import { eventLoopTurn, inSlices } from '../shared/event-loop-turn'

/** Fits a cursor; the index of the database allows ten times as much. */
const MAX_KEY_CHARACTERS = 200
/** Keys are rewritten between the nearest ones of at most this length. */
const MAX_SHORT_KEY_CHARACTERS = 40
const SLICE_TRACKS = 200

/**
 * Shortens the keys around those just written that are long: keys grow by a character with every six
 * tracks that are inserted at the same position. The keys of the other tracks do not change.
 */
export async function shortenKeys(
  tx: Transaction,
  { playlistId, written }: { playlistId: string; written: string[] },
): Promise<void> {
  const long = written.filter((key) => key.length > MAX_KEY_CHARACTERS).sort(compareBytes)
  let end: string | null = ''
  for (const key of long) {
    if (end === null || compareBytes(key, end) < 0) continue
    end = await shortenAround(tx, playlistId, key)
  }
}

/** Rewrites the keys around a long one; returns the key at which the rewritten part ends. */
async function shortenAround(
  tx: Transaction,
  playlistId: string,
  key: string,
): Promise<string | null> {
  const gap = await tx.trackGaps.findShortAround(playlistId, key, MAX_SHORT_KEY_CHARACTERS)
  const tracks = await tx.trackPositions.listBetween(playlistId, gap)
  await placeTracks(tx, playlistId, [{ ids: tracks.map(({ id }) => id), gap }])
  return gap.after
}

/** Tracks that follow each other in a gap. */
export type Placement = { ids: readonly string[]; gap: Gap }

/**
 * Gives tracks new keys in gaps that no other track is in, the first gap of the list first. Returns the
 * keys.
 */
export async function placeTracks(
  tx: Transaction,
  playlistId: string,
  placements: readonly Placement[],
): Promise<string[]> {
  const ids = placements.flatMap((placement) => placement.ids)
  const spare = generateNKeysBetween(await tx.trackGaps.findLast(playlistId), null, ids.length)
  // No two rows may have the same key at any time, so the tracks leave their positions first.
  await setKeys(tx, ids, spare)
  await eventLoopTurn()
  const between = placements.filter(({ gap }) => gap.after !== null)
  const keys = between.flatMap(({ ids, gap }) =>
    generateNKeysBetween(gap.before, gap.after, ids.length),
  )
  await setKeys(
    tx,
    between.flatMap((placement) => placement.ids),
    keys,
  )
  return [...keys, ...spare.slice(keys.length)]
}

async function setKeys(
  tx: Transaction,
  ids: readonly string[],
  keys: readonly string[],
): Promise<void> {
  const moves = ids.map((id, index) => ({ id, position: keys[index] ?? '' }))
  await inSlices(moves, SLICE_TRACKS, (slice) => tx.trackPositions.update(slice))
}

/** Compares keys as the database does. */
const compareBytes = (one: string, other: string): number => {
  if (one === other) return 0
  return one < other ? -1 : 1
}
