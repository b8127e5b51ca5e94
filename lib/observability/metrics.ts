import 'server-only'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Recommended by OpenTelemetry for `http.server.request.duration`. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

type Observer = { observe: (seconds: number) => void }
type Request = { method: string; route: string; status: number; seconds: number }

// One per process: the server and Next's pages are bundled apart.
const shared = globalThis as { __riffleMetrics?: ReturnType<typeof create> }
const metrics = () => {
  shared.__riffleMetrics ??= create()
  return shared.__riffleMetrics
}

function create() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Histogram({
      name: 'http_server_request_duration_seconds',
      help: 'Time from a request to its response, by path template.',
      labelNames: ['http_request_method', 'http_route', 'http_response_status_code'],
      buckets: BUCKETS,
      registers: [registry],
    }),
    limiterFallbacks: new Counter({
      name: 'rate_limiter_fallbacks_total',
      help: 'Calls that this process counted by itself because Redis was unavailable.',
      registers: [registry],
    }),
    jobs: new Counter({
      name: 'jobs_finished_total',
      help: 'Background jobs by kind and outcome.',
      labelNames: ['job', 'outcome'],
      registers: [registry],
    }),
    cachedReads: new Counter({
      name: 'cached_reads_total',
      help: 'Frequent reads by what they read and whether the cache had it.',
      labelNames: ['read', 'outcome'],
      registers: [registry],
    }),
    tagReads: new Counter({
      name: 'upload_tag_reads_total',
      help: 'Earlier uploads whose tags were read again, by outcome.',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    pendingTagReads: new Gauge({
      name: 'upload_tag_reads_pending',
      help: 'Earlier uploads whose tags are still to be read again, after the last run of the job.',
      registers: [registry],
    }),
    observers: new Map<string, Observer>(),
  }
}

/** Returns the method, or `_OTHER` for one that a caller invented: labels are bounded. */
export const methodLabel = (method: string): string => (METHODS.has(method) ? method : '_OTHER')

/** Records a request. `route` is a path template, or `other` for an unknown path. */
export function observeRequest({ method, route, status, seconds }: Request): void {
  const { requests, observers } = metrics()
  const known = methodLabel(method)
  const key = `${known} ${status} ${route}`
  let observer = observers.get(key)
  if (!observer) {
    observer = requests.labels(known, route, String(status))
    observers.set(key, observer)
  }
  observer.observe(seconds)
}

/** Counts a call whose rate limit was applied without Redis. */
export const countLimiterFallback = (): void => metrics().limiterFallbacks.inc()

/** Counts a read of which the cache can have the value. */
export const countCachedRead = (read: string, outcome: 'hit' | 'miss' | 'unavailable'): void =>
  metrics().cachedReads.inc({ read, outcome })

/** Counts an attempt of a job. */
export const countJob = (job: string, outcome: 'succeeded' | 'failed'): void =>
  metrics().jobs.inc({ job, outcome })

export type TagReadOutcome = 'completed' | 'unchanged' | 'unreadable' | 'failed'

/** Counts an earlier upload whose tags were read again. */
export const countTagRead = (outcome: TagReadOutcome): void => metrics().tagReads.inc({ outcome })

export const setPendingTagReads = (count: number): void => metrics().pendingTagReads.set(count)

/** Returns all metrics in the format of Prometheus. */
export async function metricsText(): Promise<{ type: string; text: string }> {
  const { registry } = metrics()
  return { type: registry.contentType, text: await registry.metrics() }
}
