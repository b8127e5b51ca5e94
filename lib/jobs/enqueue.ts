import 'server-only'
import { sql } from 'drizzle-orm'
import { fromDrizzle } from 'pg-boss'
import type { Transaction } from '@/db'
import { type JobName, type JobPayload, jobs } from './catalog'
import { getQueue } from './queue'

type Options = {
  /** The id of the resource that the job is about, if there is one. Default: a new UUID. */
  id?: string
  /** The owner, who may read the job. At most one job per user and kind runs at once. */
  userId?: string
  startAfter?: Date
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
  { id = crypto.randomUUID(), userId, startAfter }: Options = {},
): Promise<string> {
  const boss = await getQueue()
  await boss.send(name, jobs[name].payload.parse(payload), {
    id,
    ...(userId ? { group: { id: userId } } : {}),
    ...(startAfter ? { startAfter } : {}),
    db: fromDrizzle(tx.executor as never, sql),
  })
  return id
}
