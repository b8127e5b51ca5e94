import 'server-only'
import { fromPglite, PgBoss } from 'pg-boss'
import { db } from '@/db'
import { log } from '@/lib/observability/log'
import { runInRequestScope } from '@/lib/observability/request-scope'
import { DEAD_LETTERS, type Job, type JobName, jobNames, jobs, REMOVED_QUEUES } from './catalog'

const POLL_SECONDS = 1
/** For retries and delayed jobs, which send no notification. */
const POLL_WITH_NOTIFY_SECONDS = 2
const POOL_SIZE = 4
const SHUTDOWN_TIMEOUT_MS = 5_000
const DAY_SECONDS = 86_400
const DONE_RETENTION_SECONDS = 3 * DAY_SECONDS
const DEAD_RETENTION_SECONDS = 30 * DAY_SECONDS

/** Notifications wake workers; a job of a dead worker is found after one or two missed heartbeats. */
const monitoring = {
  useListenNotify: true,
  superviseIntervalSeconds: 10,
  monitorIntervalSeconds: 10,
}

// One per process: the server and Next's pages are bundled apart.
const shared = globalThis as { __riffleQueue?: Promise<PgBoss> }

/** Returns the job queue in the database of the app, opened once per process. */
export function getQueue(): Promise<PgBoss> {
  // A failure is not cached: the next call tries again.
  shared.__riffleQueue ??= runInRequestScope({}, open).catch((error: unknown) => {
    shared.__riffleQueue = undefined
    throw error
  })
  return shared.__riffleQueue
}

async function open(): Promise<PgBoss> {
  const { postgres } = db.describe()
  const boss =
    postgres.kind === 'embedded'
      ? new PgBoss({ db: fromPglite(postgres.client), backend: 'pglite', ...monitoring })
      : new PgBoss({ connectionString: postgres.url, max: POOL_SIZE, ...monitoring })
  boss.on('error', (error) => log().warn({ err: error }, 'job queue error'))
  await boss.start()
  await boss.createQueue(DEAD_LETTERS, { retentionSeconds: DEAD_RETENTION_SECONDS })
  for (const name of jobNames) await prepareQueue(boss, name)
  for (const name of REMOVED_QUEUES) await boss.deleteQueue(name)
  return boss
}

async function prepareQueue(boss: PgBoss, name: JobName): Promise<void> {
  const { queue: retries, heartbeatSeconds, cron }: Job = jobs[name]
  const options = {
    ...retries,
    retryBackoff: true,
    heartbeatSeconds,
    notify: true,
    deadLetter: DEAD_LETTERS,
    deleteAfterSeconds: DONE_RETENTION_SECONDS,
  }
  await boss.createQueue(name, options)
  // createQueue does not change the options of an existing queue.
  await boss.updateQueue(name, options)
  if (cron) await boss.schedule(name, cron, {})
}

const closeHooks: (() => void)[] = []

/** Registers a function to call when the queue closes. */
export const onQueueClose = (hook: () => void): void => void closeHooks.push(hook)

/** Takes no more jobs, waits up to 5 s for running ones, and closes the queue. */
export async function closeQueue(): Promise<void> {
  for (const hook of closeHooks.splice(0)) hook()
  const boss = await shared.__riffleQueue?.catch(() => undefined)
  shared.__riffleQueue = undefined
  await boss?.stop({ graceful: true, timeout: SHUTDOWN_TIMEOUT_MS })
}

/** Returns the options of a worker: one job at a time and per user, so that no user blocks the others. */
export const workOptions = (name: JobName) => {
  const { concurrency = 1 }: Job = jobs[name]
  return {
    pollingIntervalSeconds: POLL_SECONDS,
    notifyPollingIntervalSeconds: POLL_WITH_NOTIFY_SECONDS,
    batchSize: 1,
    includeMetadata: true,
    localConcurrency: concurrency,
    ...(concurrency > 1 ? { groupConcurrency: 1 } : {}),
  } as const
}
