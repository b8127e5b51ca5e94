import { AppError } from '@/lib/errors'

/** Redis did not reply in time, or at all. Callers continue without it; otherwise it is a 503. */
export class RedisUnavailable extends AppError {
  constructor(reason: string, options?: ErrorOptions) {
    super('service_unavailable', `Redis is not available: ${reason}.`, options)
  }
}

/** Whether an error is an outage of Redis, after which the caller should continue without it. */
export const isRedisUnavailable = (error: unknown): error is RedisUnavailable =>
  error instanceof RedisUnavailable

// The server replies but cannot serve: loading, read-only, full, without a master, or denied access.
const OUTAGES =
  /^(LOADING|READONLY|OOM|MISCONF|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|BUSY|NOAUTH|WRONGPASS|Unauthorized|ERR max (number of clients|(daily )?requests? )|ERR DB )/

/** Whether an error of the server is an outage, not a wrong command. */
export const isOutage = (errorLine: string): boolean => OUTAGES.test(errorLine)
