import 'server-only'
import { db, type ImportListRow, type ImportRow } from '@/db'

type Closing = {
  row: ImportRow
  list: ImportListRow
  duplicates: number
  /** What came of it, where that is a playlist. */
  playlist?: { id: string; name: string; trackCount: number }
  /** Said in the report where the list ended before its end. */
  cutShort?: string
}

/** Notes that a list read page by page is in place, forgets its pages, and adds it to the report. */
export async function closeList(closing: Closing): Promise<void> {
  const { row, list, duplicates, playlist, cutShort } = closing
  const key = { importId: row.id, number: list.number }
  await db.transaction(async (tx) => {
    await tx.importLists.update(key, { state: 'in' })
    await tx.importEntries.remove(key)
    if (cutShort) {
      await tx.importSkips.addToList(key, [{ line: 0, reason: cutShort, text: list.name }])
    }
    await tx.importProgress.addCounts(row.id, { duplicates, skipped: cutShort ? 1 : 0 })
    if (playlist) await tx.importProgress.addPlaylist(row.id, playlist)
  })
}
