import 'server-only'
import { sql } from 'drizzle-orm'
import { fromDrizzle } from 'pg-boss'
import type { Transaction } from '@/db'
import type { JobName, JobPayload } from './catalog'
import { toJobData } from './job-data'
import { markNewJob } from './new-jobs'
import { getQueue } from './queue'

const URGENT_PRIORITY = 1

type Options = {
  /** The id of the resource that the job is about, if there is one. Default: a new UUID. */
  id?: string
  /** The owner, who may read the job. At most one job per user and kind runs at once. */
  userId?: string
  startAfter?: Date
  /** Whether it starts before the waiting jobs of its kind that are not urgent. */
  isUrgent?: boolean
}

/**
 * Opens the queue. Call it before a transaction: the embedded database has one connection, so opening
 * the queue inside a transaction would wait for ever.
 */
export const openQueue = async (): Promise<void> => void (await getQueue())

/** Adds a job in a transaction: it runs if and only if that commits. Returns its id. */
export async function enqueue<Name extends JobName>(
  tx: Transaction,
  name: Name,
  payload: JobPayload<Name>,
  { id = crypto.randomUUID(), userId, startAfter, isUrgent = false }: Options = {},
): Promise<string> {
  const boss = await getQueue()
  await boss.send(name, toJobData(name, payload), {
    id,
    ...(userId ? { group: { id: userId } } : {}),
    ...(startAfter ? { startAfter } : {}),
    ...(isUrgent ? { priority: URGENT_PRIORITY } : {}),
    db: fromDrizzle(tx.executor as never, sql),
  })
  if (!startAfter) markNewJob()
  return id
}
