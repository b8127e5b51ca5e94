import 'server-only'
import type { EntryList, Repositories, Transaction } from '@/db'
import { type ListKey, parseDerivedList } from '@/lib/list-id'
import { findSearchTerms } from '../library/song-search'
import { eventLoopTurn, inSlices } from '../shared/event-loop-turn'

const SLICE_TRACKS = 500

/**
 * Returns the ids of the tracks of a list without removed and excluded ones: all in list order, or
 * those of `ids`, which are read in slices.
 */
export async function listEntryIds(
  tx: Transaction,
  key: ListKey,
  ids?: readonly string[],
): Promise<string[]> {
  const list = await resolveView(tx, key)
  const found: string[] = []
  if (ids) {
    await inSlices(ids, SLICE_TRACKS, async (slice) => {
      found.push(...(await tx.shuffleEntries.listIds(list, slice)))
    })
    return found
  }
  for await (const page of tx.shuffleEntries.listIdPages(list)) {
    found.push(...page)
    await eventLoopTurn()
  }
  return found
}

/** Counts the tracks of a list, without removed and excluded ones. */
export const countEntries = async (store: Repositories, key: ListKey): Promise<number> =>
  store.shuffleEntries.count(await resolveView(store, key))

/** Adds the conditions of a view to its key. A view that was deleted has no songs. */
async function resolveView(store: Repositories, key: ListKey): Promise<EntryList> {
  const { userId, list } = key
  const derived = parseDerivedList(list)
  if (derived?.kind !== 'view') return key
  const view = await store.views.find({ userId, id: derived.id })
  if (!view) return key
  const { q, filter } = view
  const terms = q === null ? undefined : await findSearchTerms(store, userId, q)
  return { ...key, view: { filter, terms } }
}
