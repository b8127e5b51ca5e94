import 'server-only'
import { type ChangeKey, type ChangePage, db, type ImportRow } from '@/db'
import type { Context } from '@/lib/context'
import type { REPORT_FORMATS } from '@/lib/contract/import-results'
import { type ReportRow, reportFormats } from '@/lib/exporters/import-report'
import { LIKED_LIST } from '@/lib/list-id'
import type { Download } from '../shared/download'
import { findImportRow } from './imports'
import { presentImports } from './present-import'
import { presentSkip } from './present-report-rows'

type Requested = { importId: string; format: (typeof REPORT_FORMATS)[number] }
type Change = 'added' | 'removed' | 'pending'

const PAGE_ROWS = 1_000

/**
 * Creates the report of an import as a file, page by page: its added and removed tracks and all
 * skipped rows.
 * @throws AppError `not_found`
 */
export async function downloadReport(
  ctx: Context,
  { importId, format }: Requested,
): Promise<Download> {
  const row = await findImportRow(ctx, { importId })
  const [summary] = await presentImports([row])
  const { type, extension, write } = reportFormats[format]
  return { type, fileName: `${row.name} report.${extension}`, text: write(summary, listRows(row)) }
}

async function* listRows(row: ImportRow): AsyncGenerator<ReportRow> {
  yield* listTracks(row, 'added')
  yield* listTracks(row, 'removed')
  // After the time for a confirmation, the tracks are still recorded.
  if (row.status === 'needs_confirmation') yield* listTracks(row, 'pending')
  let after: number | null = null
  do {
    const page = await listSkips(row.id, after)
    for (const skip of page.rows.map(presentSkip)) {
      const { line, text, code, reason, advice } = skip
      yield { result: 'skipped', line, text, code, reason, advice }
    }
    after = page.next
  } while (after !== null)
}

const listSkips = (importId: string, after: number | null) =>
  db.importSkips.listPage(importId, { limit: PAGE_ROWS, after })

async function* listTracks(
  { id: importId, userId }: ImportRow,
  change: Change,
): AsyncGenerator<ReportRow> {
  let after: ChangeKey | null = null
  do {
    const page = { limit: PAGE_ROWS, after }
    const tracks: ChangePage = await db.importReports.listTracks({ userId, importId }, change, page)
    for (const { list, listName, songId, title, artists, isNewSong } of tracks.rows) {
      yield {
        result: change === 'added' ? (isNewSong ? 'created' : 'matched') : change,
        playlist: list === LIKED_LIST ? 'Liked songs' : listName,
        songId,
        title,
        artists,
      }
    }
    after = tracks.next
  } while (after !== null)
}
