import 'server-only'
import { isDatabaseUnavailable } from '@/db'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/observability/log'
import type { Problem } from './problem'

/** An outage of the database by its name, which callers may know; any other error as it is. */
export const classifyError = (error: unknown): unknown =>
  isDatabaseUnavailable(error)
    ? new AppError('service_unavailable', 'The database does not answer at the moment.', {
        cause: error,
      })
    : error

/** Notes an error: a bug loudly, an outage as a warning, what the caller did wrong not at all. */
export function reportError(error: unknown, problem: Problem & { traceId?: string }): void {
  const { code, requestId, instance, traceId } = problem
  const where = { requestId, instance, code, ...(traceId ? { trace_id: traceId } : {}) }
  if (code === 'internal') log().error({ ...where, err: error }, 'a request failed')
  else if (code === 'service_unavailable') {
    log().warn({ ...where, err: error }, 'a dependency is out')
  }
}

type Request = { requestId: string; traceId: string; instance: string }

/** Logs a download that failed after its status was decided, so that no problem can be sent. */
export function reportFailedDownload(error: unknown, { traceId, ...request }: Request): void {
  const fields = { ...request, trace_id: traceId, err: error }
  const message = 'download stream failed'
  if (isDatabaseUnavailable(error)) log().warn(fields, message)
  else log().error(fields, message)
}
