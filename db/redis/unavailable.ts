import { AppError } from '@/lib/errors'

/** Redis did not answer in time, or at all. Callers go on without it; if none does, it is a 503. */
export class RedisUnavailable extends AppError {
  constructor(reason: string, options?: ErrorOptions) {
    super('service_unavailable', `Redis is not available: ${reason}.`, options)
  }
}

/** Tells an outage from a bug: true for every failure after which the caller should do without. */
export const isUnavailable = (error: unknown): error is RedisUnavailable =>
  error instanceof RedisUnavailable

// The server is there but cannot serve: starting, read-only, full, without its master, or closed to us.
const OUTAGES =
  /^(LOADING|READONLY|OOM|MISCONF|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|BUSY|NOAUTH|WRONGPASS|Unauthorized|ERR max (number of clients|(daily )?requests? )|ERR DB )/

/** Whether an error line of the server is an outage and not the command's own fault. */
export const isOutage = (errorLine: string): boolean => OUTAGES.test(errorLine)
