import 'server-only'
import { deleteUnusedFeatures, requeueOutdatedAnalyses } from '@/lib/services/uploads/analysis'
import { sweepStorage } from '@/lib/services/uploads/sweep-storage'

/** Brings the storage in line with what the database says, and the database with how we listen now. */
export async function handleStorageSweep(): Promise<void> {
  await sweepStorage()
  await deleteUnusedFeatures()
  await requeueOutdatedAnalyses()
}
