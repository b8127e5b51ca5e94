import { z } from 'zod'

/** Every kind of background job: what it is given, and how it is tried again. */
export const jobs = {
  import: {
    payload: z.strictObject({ importId: z.uuid() }),
    queue: { retryLimit: 3, retryDelay: 2, retryBackoff: true, expireInSeconds: 30 * 60 },
    heartbeatSeconds: 30,
  },
} as const

export type JobName = keyof typeof jobs
export type JobPayload<Name extends JobName> = z.output<(typeof jobs)[Name]['payload']>
