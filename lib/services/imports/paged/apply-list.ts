import 'server-only'
import { db } from '@/db'
import { skipEvent } from '@/lib/importers/skip'
import type { AlignedPlaylist } from '../align-tracks'
import { findLimitCode } from '../limit-skip'
import { type ImportList, keyOf, type PagedProvider } from './provider'
import type { ListResult } from './read-page'
import { skipList } from './restart-list'

/** `partial`: the import ended while the list was read. */
type Result = ListResult | 'partial'

/**
 * Applies the songs of a list and closes it; repeating it changes nothing. Tracks are removed from
 * its playlist only if the list was read to its end and at least one entry is a track. A list that
 * exceeds a limit of the account is skipped.
 */
export async function applyList(
  provider: PagedProvider,
  list: ImportList,
  result: Result,
): Promise<void> {
  let playlist: AlignedPlaylist | undefined
  try {
    playlist = await provider.apply(list, result === 'end')
  } catch (error) {
    const code = findLimitCode(error)
    if (!code) throw error
    return skipList(list, { code })
  }
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
