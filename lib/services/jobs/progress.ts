import 'server-only'
import { db } from '@/db'

export type Progress = { done: number; total: number }

const KEEP_SECONDS = 3_600
const key = (jobId: string) => `job:${jobId}`

/** Notes how far a job is, for those who watch it; may be lost without harm. */
export const noteProgress = (jobId: string, progress: Progress): Promise<void> =>
  db.cache().set(key(jobId), progress, KEEP_SECONDS)

/** How far a job said it was, or null where it has not said. */
export async function readProgress(jobId: string): Promise<Progress | null> {
  return (await db.cache().get<Progress>(key(jobId))) ?? null
}
