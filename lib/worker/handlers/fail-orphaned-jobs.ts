import 'server-only'
import { log } from '@/lib/observability/log'
import { failOrphans } from '@/lib/services/jobs/fail-orphans'

/** Fails imports and analyses whose worker died. */
export async function handleFailOrphanedJobs(): Promise<void> {
  const failed = await failOrphans()
  if (failed.imports + failed.analyses > 0) log().warn(failed, 'orphaned jobs failed')
}
