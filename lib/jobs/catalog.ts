import { z } from 'zod'

export type Job = {
  payload: z.ZodObject
  queue: {
    retryLimit: number
    retryDelay: number
    retryBackoff?: boolean
    expireInSeconds: number
  }
  heartbeatSeconds: number
  /** Minute, hour, day of month, month, day of week; UTC. */
  cron?: string
}

/** Every kind of background job: what it is given, how it is tried again, and when it comes by itself. */
export const jobs = {
  import: {
    payload: z.strictObject({ importId: z.uuid() }),
    queue: { retryLimit: 3, retryDelay: 2, retryBackoff: true, expireInSeconds: 30 * 60 },
    heartbeatSeconds: 30,
  },
  cleanup: {
    payload: z.strictObject({}),
    queue: { retryLimit: 1, retryDelay: 60, expireInSeconds: 30 * 60 },
    heartbeatSeconds: 30,
    cron: '17 * * * *',
  },
} as const satisfies Record<string, Job>

export type JobName = keyof typeof jobs
export type JobPayload<Name extends JobName> = z.output<(typeof jobs)[Name]['payload']>
