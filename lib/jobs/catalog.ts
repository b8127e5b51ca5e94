import { z } from 'zod'

export type Job = {
  payload: z.ZodObject
  queue: {
    retryLimit: number
    /** Seconds before the second attempt; doubled for each further attempt, with jitter. */
    retryDelay: number
    retryDelayMax?: number
    expireInSeconds: number
  }
  /** A job without a heartbeat for this time is retried, because its worker is dead. */
  heartbeatSeconds: number
  /** The number of jobs of this kind that run at once in a process, at most one per user. Default 1. */
  concurrency?: number
  /** Minute, hour, day of month, month, day of week; UTC. */
  cron?: string
}

/** Continues at the page where the service or a worker failed. */
const externalImport = {
  payload: z.strictObject({ importId: z.uuid() }),
  queue: { retryLimit: 8, retryDelay: 5, retryDelayMax: 300, expireInSeconds: 15 * 60 },
  heartbeatSeconds: 20,
  concurrency: 2,
}

/** All kinds of background jobs with their payloads, retries and schedules. */
export const jobs = {
  import: {
    payload: z.strictObject({ importId: z.uuid() }),
    queue: { retryLimit: 4, retryDelay: 2, expireInSeconds: 30 * 60 },
    heartbeatSeconds: 20,
    concurrency: 2,
  },
  backup: {
    payload: z.strictObject({}),
    // The first backup stores every upload.
    queue: { retryLimit: 2, retryDelay: 300, expireInSeconds: 6 * 60 * 60 },
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
  tag_refresh: {
    payload: z.strictObject({}),
    queue: { retryLimit: 1, retryDelay: 60, expireInSeconds: 30 * 60 },
    heartbeatSeconds: 60,
    cron: '*/10 * * * *',
  },
  recording_lookup: {
    payload: z.strictObject({}),
    queue: { retryLimit: 1, retryDelay: 60, expireInSeconds: 15 * 60 },
    heartbeatSeconds: 60,
    cron: '*/5 * * * *',
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
  fail_orphaned_jobs: {
    payload: z.strictObject({}),
    queue: { retryLimit: 1, retryDelay: 20, expireInSeconds: 60 },
    heartbeatSeconds: 20,
    cron: '*/5 * * * *',
  },
  audit_seal: {
    payload: z.strictObject({}),
    queue: { retryLimit: 2, retryDelay: 60, expireInSeconds: 30 * 60 },
    heartbeatSeconds: 30,
    cron: '37 * * * *',
  },
  mail: {
    payload: z.strictObject({
      kind: z.enum(['password_reset', 'email_verification', 'email_changed', 'password_changed']),
      /** Absent if the account is looked up by the address. */
      userId: z.uuid().optional(),
      /** The address, encrypted. */
      address: z.string().max(1_000),
      /** When the mail was requested; absent in jobs of earlier versions. */
      requestedAt: z.iso.datetime().optional(),
    }),
    queue: { retryLimit: 5, retryDelay: 30, retryDelayMax: 900, expireInSeconds: 60 },
    heartbeatSeconds: 20,
    concurrency: 4,
  },
  cleanup: {
    payload: z.strictObject({}),
    queue: { retryLimit: 1, retryDelay: 60, expireInSeconds: 30 * 60 },
    heartbeatSeconds: 30,
    cron: '17 * * * *',
  },
} as const satisfies Record<string, Job>

/** Queues of earlier versions. They are deleted with their schedules when the queue is opened. */
export const REMOVED_QUEUES = ['fallen']

/** The queue of jobs whose last attempt failed. */
export const DEAD_LETTERS = 'dead_letter'

export type JobName = keyof typeof jobs
export const jobNames = Object.keys(jobs) as JobName[]
export type JobPayload<Name extends JobName> = z.output<(typeof jobs)[Name]['payload']>
