import 'server-only'
import { db } from '@/db'
import { ANALYSIS_VERSION } from '@/lib/audio/analyse/analyser'
import { jobProblem } from '../shared/job-problem'

const ANALYSIS_ORPHANED = 'The analysis was interrupted too often.'

/**
 * Fails imports and analyses without a job: a worker that is killed at the last try cannot record the
 * failure. Returns the number of each.
 */
export async function failOrphans(): Promise<{ imports: number; analyses: number }> {
  const { code: errorCode, text: error } = jobProblem('interrupted')
  return {
    imports: await db.failedImports.failOrphans({ error, errorCode }),
    analyses: await db.pendingAnalysis.failOrphans(ANALYSIS_VERSION, ANALYSIS_ORPHANED),
  }
}
