import 'server-only'
import { log } from '@/lib/observability/log'
import { endFallen } from '@/lib/services/jobs/fallen'

/** Ends what jobs that died have left open. */
export async function handleFallen(): Promise<void> {
  const ended = await endFallen()
  if (ended.imports + ended.analyses > 0) log().warn(ended, 'ended what dead jobs left open')
}
