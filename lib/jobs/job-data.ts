import 'server-only'
import { z } from 'zod'
import { requestScope } from '@/lib/observability/request-scope'
import { type JobName, type JobPayload, jobs } from './catalog'

const MAX_REQUEST_ID_CHARS = 64
const StoredData = z.looseObject({
  requestId: z.string().max(MAX_REQUEST_ID_CHARS).optional(),
})

/** Adds the id of the running request to the payload of a job, for the log lines of the job. */
export function toJobData<Name extends JobName>(
  name: Name,
  payload: JobPayload<Name>,
): Record<string, unknown> {
  const requestId = requestScope()?.requestId
  return { ...jobs[name].payload.parse(payload), ...(requestId ? { requestId } : {}) }
}

/** Returns the payload of a stored job, and the id of the request that added it. @throws ZodError */
export function parseJobData<Name extends JobName>(
  name: Name,
  data: unknown,
): { payload: JobPayload<Name>; requestId?: string } {
  const { requestId, ...payload } = StoredData.parse(data)
  return { payload: jobs[name].payload.parse(payload) as JobPayload<Name>, requestId }
}
