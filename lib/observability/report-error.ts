import 'server-only'
import { isDatabaseUnavailable } from '@/db'
import type { Problem } from '@/lib/http/problem'
import { log } from './log'

/** Notes an error: a bug loudly, an outage as a warning, what the caller did wrong not at all. */
export function reportError(error: unknown, { code, requestId, instance }: Problem): void {
  const where = { requestId, instance, code }
  if (code === 'internal') log().error({ ...where, err: error }, 'a request failed')
  else if (code === 'service_unavailable' || isDatabaseUnavailable(error)) {
    log().warn({ ...where, err: error }, 'a dependency is out')
  }
}
