import 'server-only'
import { db, type ImportRow } from '@/db'

/** Returns the status of an import that has not failed: whether removals wait, or rows were skipped. */
export async function findEndStatus(
  importId: string,
  skipped: number,
): Promise<ImportRow['status']> {
  const { pending } = await db.importChanges.count(importId)
  if (pending > 0) return 'needs_confirmation'
  return skipped > 0 ? 'partial' : 'succeeded'
}
