import 'server-only'
import { fromPglite, PgBoss } from 'pg-boss'
import { db } from '@/db'
import { log } from '@/lib/observability/log'
import { DEAD_LETTERS, type Job, type JobName, jobNames, jobs } from './catalog'

const POLL_SECONDS = 1
/** Jobs announce themselves; this finds the ones that a dead worker left, or whose wait is over. */
const POLL_WITH_NOTIFY_SECONDS = 2
const POOL_SIZE = 4
const DAY_SECONDS = 86_400
const DONE_RETENTION_SECONDS = 3 * DAY_SECONDS
const DEAD_RETENTION_SECONDS = 30 * DAY_SECONDS

/** Jobs wake their worker; one whose worker died is found after a missed heartbeat or two. */
const monitoring = {
  useListenNotify: true,
  superviseIntervalSeconds: 10,
  monitorIntervalSeconds: 10,
}

// One per process: the server and Next's pages are bundled apart.
const shared = globalThis as { __riffleQueue?: Promise<PgBoss> }

/** The job queue on the app's own database, opened once a process. */
export function getQueue(): Promise<PgBoss> {
  // A failure is not remembered: the next call tries again.
  shared.__riffleQueue ??= open().catch((error: unknown) => {
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
  boss.on('error', (error) => log().warn({ err: error }, 'job queue'))
  await boss.start()
  await boss.createQueue(DEAD_LETTERS, { retentionSeconds: DEAD_RETENTION_SECONDS })
  for (const name of jobNames) await prepareQueue(boss, name)
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
  // One that is there already keeps its old options when it is created again.
  await boss.updateQueue(name, options)
  if (cron) await boss.schedule(name, cron, {})
}

const closeHooks: (() => void)[] = []

/** What else has to stop when the queue closes. */
export const onQueueClose = (end: () => void): void => void closeHooks.push(end)

/** Stops taking jobs, lets running ones end for a while, and closes. */
export async function closeQueue(): Promise<void> {
  for (const end of closeHooks.splice(0)) end()
  const boss = await shared.__riffleQueue?.catch(() => undefined)
  shared.__riffleQueue = undefined
  await boss?.stop({ graceful: true, timeout: 5_000 })
}

/** How a worker asks for jobs: one at a time, and one a user, so that nobody waits for another's pile. */
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
