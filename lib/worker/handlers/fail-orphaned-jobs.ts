import 'server-only'
import { log } from '@/lib/observability/log'
import { failOrphans } from '@/lib/services/jobs/fail-orphans'

/** Ends what jobs that died have left open. */
export async function handleFailOrphanedJobs(): Promise<void> {
  const ended = await failOrphans()
  if (ended.imports + ended.analyses > 0) log().warn(ended, 'ended what dead jobs left open')
}
