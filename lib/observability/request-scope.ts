import { AsyncLocalStorage } from 'node:async_hooks'

/** The ids of a request or a job, for everything that it calls. */
type RequestScope = {
  /** The id of the request; in a job, of the request that added it. */
  requestId?: string
  traceId?: string
  /** The kind and the id of a job. */
  job?: string
  jobId?: string
  /** The user whose data it changes; undefined for jobs that serve several users. */
  userId?: string
}

// One per process: the server and Next's pages are bundled apart.
const shared = globalThis as { __riffleRequestScopes?: AsyncLocalStorage<RequestScope> }
shared.__riffleRequestScopes ??= new AsyncLocalStorage()
const scopes = shared.__riffleRequestScopes

/**
 * Runs `work` in a scope, which everything that it calls can read, timers and listeners included: what
 * outlives a request, such as the job queue, is started in an empty scope.
 */
export const runInRequestScope = <Result>(scope: RequestScope, work: () => Result): Result =>
  scopes.run(scope, work)

/** Returns the scope of the running request or job; undefined outside of one. */
export const requestScope = (): RequestScope | undefined => scopes.getStore()

/** Adds what becomes known while a request runs, such as its user. */
export function extendRequestScope(fields: RequestScope): void {
  const scope = scopes.getStore()
  if (scope) Object.assign(scope, fields)
}

/** Returns the fields of the scope that each line of the log has. */
export function scopeFields(): Record<string, string> {
  const { requestId, traceId, job, jobId } = scopes.getStore() ?? {}
  return {
    ...(requestId ? { requestId } : {}),
    ...(traceId ? { trace_id: traceId } : {}),
    ...(job && jobId ? { job, jobId } : {}),
  }
}
