import { z } from 'zod'

export type Job = {
  payload: z.ZodObject
  queue: {
    retryLimit: number
    /** Seconds before the second try; they double from try to try, with jitter. */
    retryDelay: number
    retryDelayMax?: number
    expireInSeconds: number
  }
  /** A worker that says nothing for so long is dead, and its job is given to another. */
  heartbeatSeconds: number
  /** How many of a kind run at once in a process; one of them a user. 1 where it is not said. */
  concurrency?: number
  /** Minute, hour, day of month, month, day of week; UTC. */
  cron?: string
}

/** Goes on at the page it was on, however often the other site or a worker fails. */
const externalImport = {
  payload: z.strictObject({ importId: z.uuid() }),
  queue: { retryLimit: 8, retryDelay: 5, retryDelayMax: 300, expireInSeconds: 15 * 60 },
  heartbeatSeconds: 20,
  concurrency: 2,
}

/** Every kind of background job: what it is given, how it is tried again, and when it comes by itself. */
export const jobs = {
  import: {
    payload: z.strictObject({ importId: z.uuid() }),
    queue: { retryLimit: 4, retryDelay: 2, expireInSeconds: 30 * 60 },
    heartbeatSeconds: 20,
    concurrency: 2,
  },
  backup: {
    payload: z.strictObject({}),
    queue: { retryLimit: 2, retryDelay: 300, expireInSeconds: 30 * 60 },
    heartbeatSeconds: 60,
    cron: '41 3 * * *',
  },
  spotify_import: externalImport,
  spotify_sync: {
    payload: z.strictObject({ userId: z.uuid() }),
    queue: { retryLimit: 3, retryDelay: 300, expireInSeconds: 15 * 60 },
    heartbeatSeconds: 30,
    concurrency: 2,
  },
  spotify_night: {
    payload: z.strictObject({}),
    queue: { retryLimit: 2, retryDelay: 60, expireInSeconds: 15 * 60 },
    heartbeatSeconds: 30,
    cron: '7 2 * * *',
  },
  reseal_tokens: {
    payload: z.strictObject({}),
    queue: { retryLimit: 2, retryDelay: 60, expireInSeconds: 30 * 60 },
    heartbeatSeconds: 30,
    cron: '27 * * * *',
  },
  analysis: {
    payload: z.strictObject({ songId: z.uuid(), userId: z.uuid() }),
    queue: { retryLimit: 4, retryDelay: 10, expireInSeconds: 30 * 60 },
    heartbeatSeconds: 20,
    concurrency: 2,
  },
  storage_sweep: {
    payload: z.strictObject({}),
    queue: { retryLimit: 1, retryDelay: 300, expireInSeconds: 2 * 60 * 60 },
    heartbeatSeconds: 60,
    cron: '23 4 * * *',
  },
  youtube_import: externalImport,
  match_refresh: {
    payload: z.strictObject({}),
    queue: { retryLimit: 1, retryDelay: 300, expireInSeconds: 30 * 60 },
    heartbeatSeconds: 60,
    cron: '41 * * * *',
  },
  fallen: {
    payload: z.strictObject({}),
    queue: { retryLimit: 1, retryDelay: 20, expireInSeconds: 60 },
    heartbeatSeconds: 20,
    cron: '*/5 * * * *',
  },
  cleanup: {
    payload: z.strictObject({}),
    queue: { retryLimit: 1, retryDelay: 60, expireInSeconds: 30 * 60 },
    heartbeatSeconds: 30,
    cron: '17 * * * *',
  },
} as const satisfies Record<string, Job>

/** Where jobs come to rest that failed at their last try, until somebody looks at them. */
export const DEAD_LETTERS = 'dead_letter'

export type JobName = keyof typeof jobs
export const jobNames = Object.keys(jobs) as JobName[]
export type JobPayload<Name extends JobName> = z.output<(typeof jobs)[Name]['payload']>
