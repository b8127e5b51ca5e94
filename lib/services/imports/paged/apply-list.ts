import 'server-only'
import { db } from '@/db'
import { skipEvent } from '@/lib/importers/skip'
import type { AlignedPlaylist } from '../align-tracks'
import { type ImportList, keyOf, type PagedProvider } from './provider'
import type { ListResult } from './read-page'

/** `partial`: the import ended while the list was read. */
type Result = ListResult | 'partial'

/**
 * Applies the songs of a list and closes it; repeating it changes nothing. Tracks are removed from
 * its playlist only if the list was read to its end and at least one entry is a track.
 */
export async function applyList(
  provider: PagedProvider,
  list: ImportList,
  result: Result,
): Promise<void> {
  const playlist = await provider.apply(list, result === 'end')
  await closeList(provider, list, { playlist, isCutShort: result === 'cut_short' })
}

type Applied = { playlist: AlignedPlaylist | undefined; isCutShort: boolean }

async function closeList(
  { service }: PagedProvider,
  { row, list }: ImportList,
  { playlist, isCutShort }: Applied,
): Promise<void> {
  const key = keyOf({ row, list })
  const { duplicates } = await db.importEntries.count(key)
  const skip = skipEvent({ line: 0, code: 'list_incomplete', params: { service }, text: list.name })
  await db.transaction(async (tx) => {
    await tx.importLists.update(key, { state: 'in' })
    await tx.importEntries.remove(key)
    if (isCutShort) await tx.importSkips.addToList(key, [skip])
    await tx.importProgress.addCounts(row.id, { duplicates, skipped: isCutShort ? 1 : 0 })
    if (playlist) await tx.importProgress.addPlaylist(row.id, playlist)
  })
}
