import 'server-only'
import { db, type ImportListRow, type ImportRow } from '@/db'
import { skipEvent } from '@/lib/importers/skip'
import type { ServiceName } from '@/lib/skip-reasons'

type Closing = {
  row: ImportRow
  list: ImportListRow
  duplicates: number
  /** What came of it, where that is a playlist. */
  playlist?: { id: string; name: string; trackCount: number }
  /** The service, if it stopped before the end of the list; reported as a skip. */
  cutShortBy?: ServiceName
}

/** Notes that a list read page by page is in place, forgets its pages, and adds it to the report. */
export async function closeList(closing: Closing): Promise<void> {
  const { row, list, duplicates, playlist, cutShortBy } = closing
  const key = { importId: row.id, number: list.number }
  await db.transaction(async (tx) => {
    await tx.importLists.update(key, { state: 'in' })
    await tx.importEntries.remove(key)
    if (cutShortBy) {
      const params = { service: cutShortBy }
      const skip = skipEvent({ line: 0, code: 'list_incomplete', params, text: list.name })
      await tx.importSkips.addToList(key, [skip])
    }
    await tx.importProgress.addCounts(row.id, { duplicates, skipped: cutShortBy ? 1 : 0 })
    if (playlist) await tx.importProgress.addPlaylist(row.id, playlist)
  })
}
