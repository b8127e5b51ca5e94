import 'server-only'
import { deleteUnusedFeatures, requeueOutdatedAnalyses } from '@/lib/services/uploads/analysis'
import { sweepStorage } from '@/lib/services/uploads/sweep-storage'

/** Deletes files without a row, and requeues analyses of earlier versions. */
export async function handleStorageSweep(): Promise<void> {
  await sweepStorage()
  await deleteUnusedFeatures()
  await requeueOutdatedAnalyses()
}
