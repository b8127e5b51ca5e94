import 'server-only'
import { isDatabaseUnavailable } from '@/db'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/observability/log'
import type { Problem } from './problem'

/** Returns `service_unavailable` for an outage of the database, and any other error unchanged. */
export const classifyError = (error: unknown): unknown =>
  isDatabaseUnavailable(error)
    ? new AppError('service_unavailable', 'The database is unavailable.', {
        cause: error,
      })
    : error

/** Logs a bug as an error and an outage as a warning; errors of the caller are not logged. */
export function reportError(error: unknown, problem: Problem & { traceId?: string }): void {
  const { code, requestId, instance, traceId } = problem
  const fields = { requestId, instance, code, ...(traceId ? { trace_id: traceId } : {}) }
  if (code === 'internal') log().error({ ...fields, err: error }, 'request failed')
  else if (code === 'service_unavailable') {
    log().warn({ ...fields, err: error }, 'request failed: dependency unavailable')
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
