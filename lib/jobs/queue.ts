import 'server-only'
import { fromPglite, PgBoss } from 'pg-boss'
import { db } from '@/db'
import { log } from '@/lib/observability/log'
import { type Job, type JobName, jobs } from './catalog'

const POLL_SECONDS = 1
const POOL_SIZE = 4

/** Jobs wake their worker; one whose worker died is found after a missed heartbeat or two. */
const watch = { useListenNotify: true, monitorIntervalSeconds: 20 }

// One per process: the server and Next's pages are bundled apart.
const shared = globalThis as { __riffleQueue?: Promise<PgBoss> }

/** The job queue on the app's own database, opened once a process. */
export function queue(): Promise<PgBoss> {
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
      ? new PgBoss({ db: fromPglite(postgres.client), backend: 'pglite', ...watch })
      : new PgBoss({ connectionString: postgres.url, max: POOL_SIZE, ...watch })
  boss.on('error', (error) => log().warn({ err: error }, 'job queue'))
  await boss.start()
  for (const name of Object.keys(jobs) as JobName[]) {
    const { queue: retries, heartbeatSeconds, cron }: Job = jobs[name]
    await boss.createQueue(name, { ...retries, heartbeatSeconds, notify: true })
    if (cron) await boss.schedule(name, cron, {})
  }
  return boss
}

/** Stops taking jobs, lets running ones end for a while, and closes. */
export async function closeQueue(): Promise<void> {
  const boss = await shared.__riffleQueue?.catch(() => undefined)
  shared.__riffleQueue = undefined
  await boss?.stop({ graceful: true, timeout: 5_000 })
}

export const workOptions = {
  pollingIntervalSeconds: POLL_SECONDS,
  batchSize: 1,
  includeMetadata: true,
} as const
