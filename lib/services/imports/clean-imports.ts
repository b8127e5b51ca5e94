import 'server-only'
import { db } from '@/db'

/**
 * Deletes the files of imports that failed more than 30 days ago and those without an import, and
 * what undo needs after its time, and keeps the tracks of removals that were not confirmed in 7 days.
 */
export async function cleanImports(): Promise<void> {
  await db.failedImports.releaseOldFiles()
  await db.unusedImportFiles.removeOld()
  while ((await db.pendingRemovals.expire()) > 0) {}
  while ((await db.pendingRemovals.purgeUndo()) > 0) {}
}
