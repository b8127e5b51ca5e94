import 'server-only'
import { db } from '@/db'
import { ANALYSIS_VERSION } from '@/lib/audio/analyse/analyser'

const IMPORT_ORPHANED =
  'The import broke off: its worker stopped too often. What came in stays; importing again goes on.'
const ANALYSIS_ORPHANED = 'Listening to it broke off too often.'

/**
 * Ends imports and analyses whose job is no more: a worker that is killed at the last try cannot say
 * so itself. Answers how many of each.
 */
export async function failOrphans(): Promise<{ imports: number; analyses: number }> {
  return {
    imports: await db.failedImports.failOrphans(IMPORT_ORPHANED),
    analyses: await db.pendingAnalysis.failOrphans(ANALYSIS_VERSION, ANALYSIS_ORPHANED),
  }
}
